package io.opcuaws.bench.micro;

import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.DataChangeNotify;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The way of one value to a client, but for the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NotifyBenchmark {

    private static final long HANDLE = 4_711;

    private final MessageWriter writer = new MessageWriter();
    private final Values values = Samples.values();
    private final Envelope envelope = Samples.envelope();
    private final DataValue value = Samples.answer(1).get(0);
    private final DataChangeNotify notify = translate();

    /** From Milo's value to a record. */
    @Benchmark
    public DataChangeNotify translate() {
        return new DataChangeNotify(HANDLE, values.toRecord(value), null);
    }

    /** From the record to text in v1. */
    @Benchmark
    public String writeV1() {
        return writer.write(WireForm.V1, envelope.notify(notify, "1", OptionalLong.empty()), notify);
    }

    /** From the record to text in v2. */
    @Benchmark
    public String writeV2() {
        return writer.write(WireForm.V2, envelope.notify(notify, "1", OptionalLong.empty()), notify);
    }
}

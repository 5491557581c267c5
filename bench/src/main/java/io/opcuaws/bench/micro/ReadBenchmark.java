package io.opcuaws.bench.micro;

import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.codec.Inbound;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ResponseHeader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The way of a Read through the gateway, step by step, but for the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadBenchmark {

    @Param({"1", "1000"})
    private int nodes = 1;

    private final MessageReader reader = new MessageReader();
    private final MessageWriter writer = new MessageWriter();
    private final Values values = Samples.values();
    private final ResponseHeader header = Samples.envelope().good();
    private String request = "";
    private List<DataValue> answer = List.of();
    private ReadResponse response = new ReadResponse(List.of());

    /** Done by JMH. */
    @Setup
    public void prepare() {
        request = Samples.readRequest(nodes);
        answer = Samples.answer(nodes);
        response = translate();
    }

    /** From the client's text to records, checked. */
    @Benchmark
    public Inbound readRequest() {
        return reader.read(request);
    }

    /** From Milo's values to records. */
    @Benchmark
    public ReadResponse translate() {
        return new ReadResponse(answer.stream().map(values::toRecord).toList());
    }

    /** From records to text in v1: every scalar is a string. */
    @Benchmark
    public String writeV1() {
        return writer.write(WireForm.V1, header, response);
    }

    /** From records to text in v2: scalars are JSON's own. */
    @Benchmark
    public String writeV2() {
        return writer.write(WireForm.V2, header, response);
    }
}

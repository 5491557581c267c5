package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.measure.Usage;
import io.opcuaws.bench.measure.Usage.Used;
import io.opcuaws.bench.wire.Wire;
import java.time.Duration;

/** Measures a process while the {@link Wire} runs. */
record Meter(Wire wire, JvmProbe probe, JvmProbe driver) {

    Slice measure(Pace pace, Counts counts) {
        wire.run(pace.warmUp());
        Usage usage = Usage.of(probe);
        Duration driverCpu = driver.cpu();
        counts.begin();
        wire.run(pace.time());
        counts.end();
        long driverNanos = driver.cpu().minus(driverCpu).toNanos();
        Used used = usage.used();
        return Slice.of(counts.nanos(), counts.operations(), counts.failures(), used, driverNanos);
    }
}

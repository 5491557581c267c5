package io.opcuaws.bench.measure;

import io.opcuaws.bench.measure.JvmProbe.Allocation;
import java.time.Duration;

/** What a process has used since a moment. */
public final class Usage {

    private final JvmProbe probe;
    private final Allocation allocation;
    private final Duration compiling;
    private final Duration cpu;
    private final long start;

    private Usage(JvmProbe probe) {
        this.probe = probe;
        allocation = probe.allocation();
        compiling = probe.compiling();
        cpu = probe.cpu();
        start = System.nanoTime();
    }

    /** Begins now. */
    public static Usage of(JvmProbe probe) {
        return new Usage(probe);
    }

    /** What it is so far. */
    public Used used() {
        long nanos = System.nanoTime() - start;
        long cpuNanos = probe.cpu().minus(cpu).toNanos();
        long compilingNanos = probe.compiling().minus(compiling).toNanos();
        return new Used(nanos, cpuNanos, compilingNanos, probe.allocation().since(allocation));
    }

    /**
     * @param nanos how long it took
     * @param cpuNanos the processor time
     * @param compilingNanos how long the JIT compiler worked meanwhile, which is a part of the processor time
     * @param bytes what was allocated
     */
    public record Used(long nanos, long cpuNanos, long compilingNanos, long bytes) {}
}

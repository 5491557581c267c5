package io.opcuaws.bench.measure;

import io.opcuaws.bench.measure.Usage.Used;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * What one process did in one uninterrupted measurement.
 *
 * @param operations how many were completed
 * @param failures how many of them went wrong, or were lost
 * @param p50Nanos the time that half of them took at most; 0 if it is not known
 * @param p99Nanos the time that 99 of 100 took at most; 0 if it is not known
 * @param used what the process used for them
 * @param driverCpuNanos the processor time of the process that asked for them; 0 if nobody had to
 */
public record Slice(long operations, long failures, long p50Nanos, long p99Nanos, Used used, long driverCpuNanos) {

    private static final double P50 = 50;
    private static final double P99 = 99;

    public static Slice of(Histogram nanos, long operations, long failures, Used used, long driverCpuNanos) {
        boolean known = nanos.getTotalCount() > 0;
        return new Slice(
                operations,
                failures,
                known ? nanos.getValueAtPercentile(P50) : 0,
                known ? nanos.getValueAtPercentile(P99) : 0,
                used,
                driverCpuNanos);
    }

    public double perSecond() {
        return operations * 1e9 / used.nanos();
    }

    /** Not a number if it is not known. */
    public double p50Micros() {
        return p50Nanos == 0 ? Double.NaN : p50Nanos / 1e3;
    }

    /** Not a number if it is not known. */
    public double p99Micros() {
        return p99Nanos == 0 ? Double.NaN : p99Nanos / 1e3;
    }

    /** Processor time of the process for one operation. */
    public double cpuMicros() {
        return used.cpuNanos() / 1e3 / operations;
    }

    public double cores() {
        return (double) used.cpuNanos() / used.nanos();
    }

    /** How much of the processor time was the JIT compiler's, about. */
    public double compiling() {
        return (double) used.compilingNanos() / used.cpuNanos();
    }

    /** What the process allocated for one operation. */
    public double bytes() {
        return (double) used.bytes() / operations;
    }

    public double driverCores() {
        return (double) driverCpuNanos / used.nanos();
    }

    /** As another process can say it. */
    public String line() {
        return String.join(
                " ",
                Arrays.stream(new long[] {
                            operations,
                            failures,
                            p50Nanos,
                            p99Nanos,
                            used.nanos(),
                            used.cpuNanos(),
                            used.compilingNanos(),
                            used.bytes(),
                            driverCpuNanos
                        })
                        .mapToObj(Long::toString)
                        .toList());
    }

    public static Slice parse(String line) {
        long[] all = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Slice(all[0], all[1], all[2], all[3], new Used(all[4], all[5], all[6], all[7]), all[8]);
    }
}

package io.opcuaws.chaos.client;

import org.HdrHistogram.Histogram;

/** How long good answers took since somebody looked last. Any thread may call. */
public final class Latencies {

    private static final int DIGITS = 3;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final Histogram nanos = new Histogram(DIGITS);

    synchronized void took(long time) {
        nanos.recordValue(time);
    }

    /** What it was since the last call. */
    public synchronized Summary take() {
        Summary summary = new Summary(
                nanos.getTotalCount(), nanos.getValueAtPercentile(P50) / 1e6, nanos.getValueAtPercentile(P99) / 1e6);
        nanos.reset();
        return summary;
    }

    public record Summary(long count, double p50Millis, double p99Millis) {}
}

package io.opcuaws.bench.load;

import org.HdrHistogram.Histogram;

/** What is counted between begin and end, on one thread. */
final class Counts {

    private static final int DIGITS = 3;

    private final Histogram nanos = new Histogram(DIGITS);
    private long operations;
    private long failures;
    private boolean open;

    void begin() {
        open = true;
    }

    void end() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    void done() {
        if (open) {
            operations++;
        }
    }

    void took(long time) {
        if (open) {
            nanos.recordValue(Math.max(0, time));
        }
    }

    /** Counts at any time: nothing may go wrong. */
    void failed(long count) {
        failures += count;
    }

    Histogram nanos() {
        return nanos;
    }

    long operations() {
        return operations;
    }

    long failures() {
        return failures;
    }
}

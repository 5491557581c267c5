package io.opcuaws.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What became of the values of items that each count up by one: which were missing, and how old they were when they came. */
final class Tally {

    private static final long NOTHING_YET = -1;
    private static final long OVERFLOW = 0x0080;
    private static final int DIGITS = 3;

    private final long[] last;
    private final Histogram ageMicros = new Histogram(DIGITS);
    private long values;
    private long lost;
    private long announced;
    private long repeated;

    /** @param items how many items there are; their client handles count from 0 */
    Tally(int items) {
        last = new long[items];
        Arrays.fill(last, NOTHING_YET);
    }

    /** A value has come. */
    synchronized void add(int item, long value, long status, Instant sourceTime) {
        long before = last[item];
        last[item] = Math.max(before, value);
        values++;
        if (before == NOTHING_YET) {
            return;
        }
        ageMicros.recordValue(Math.max(0, ChronoUnit.MICROS.between(sourceTime, Instant.now())));
        if (value <= before) {
            repeated++;
        } else if ((status & OVERFLOW) != 0) {
            announced += value - before - 1;
        } else {
            lost += value - before - 1;
        }
    }

    /** Begins a new measurement; the items go on where they are. */
    synchronized void reset() {
        ageMicros.reset();
        values = 0;
        lost = 0;
        announced = 0;
        repeated = 0;
    }

    synchronized long values() {
        return values;
    }

    /** Values that were missing without a word. */
    synchronized long lost() {
        return lost;
    }

    /** Values that were missing, as the overflow bit of the next one has said. */
    synchronized long announced() {
        return announced;
    }

    /** Values that came twice, or after a later one. */
    synchronized long repeated() {
        return repeated;
    }

    /** From the server's timestamp to the client, in milliseconds. */
    synchronized double ageMillis(double percentile) {
        return ageMicros.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The oldest of the newest values of all items; -1 while one has none. */
    synchronized long oldestNewest() {
        return Arrays.stream(last).min().orElse(NOTHING_YET);
    }
}

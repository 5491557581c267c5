package io.opcuaws.chaos.soak;

import java.util.Locale;

/**
 * A look at the gateway.
 *
 * @param seconds since the beginning of the run
 * @param usedMib the heap, garbage included
 * @param liveMib the heap after the last full collection
 * @param rssMib what the process has of the machine's memory
 * @param threads Java threads
 * @param descriptors open files and sockets
 * @param requests good answers since the look before
 * @param p50Millis the time that half of them took at most
 * @param p99Millis the time that 99 of 100 took at most
 */
public record Sample(
        long seconds,
        double usedMib,
        double liveMib,
        double rssMib,
        int threads,
        int descriptors,
        long requests,
        double p50Millis,
        double p99Millis) {

    /** The names of the columns. */
    public static final String HEADER =
            "seconds,heap_used_mib,heap_live_mib,rss_mib,threads,descriptors,requests,p50_ms,p99_ms";

    /** A line of CSV. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%d,%.1f,%.1f,%.1f,%d,%d,%d,%.2f,%.2f",
                seconds,
                usedMib,
                liveMib,
                rssMib,
                threads,
                descriptors,
                requests,
                p50Millis,
                p99Millis);
    }

    /** The opposite of {@link #line}. */
    public static Sample parse(String line) {
        String[] cells = line.split(",", -1);
        return new Sample(
                Long.parseLong(cells[0]),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                Long.parseLong(cells[6]),
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]));
    }
}

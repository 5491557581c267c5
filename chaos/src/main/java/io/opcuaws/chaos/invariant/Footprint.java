package io.opcuaws.chaos.invariant;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.bench.measure.JvmProbe;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gateway takes of its machine.
 *
 * @param threads how many Java threads there are of each kind, by their names without numbers
 * @param descriptors open files and sockets
 * @param liveHeap bytes after a full collection
 */
public record Footprint(Map<String, Integer> threads, int descriptors, long liveHeap) {

    private static final double MIB = 1 << 20;

    public Footprint {
        threads = Map.copyOf(threads);
    }

    /** Looks now, which collects garbage. */
    public static Footprint of(GatewayProcess gateway, JvmProbe probe) {
        long heap = probe.liveHeap();
        Map<String, Integer> threads = probe.threadNames().stream()
                .filter(name -> !isOurs(name))
                .collect(Collectors.toMap(Footprint::kind, name -> 1, Integer::sum));
        return new Footprint(threads, gateway.openFiles(), heap);
    }

    /** By which we look. */
    private static boolean isOurs(String thread) {
        return thread.startsWith("RMI ") || thread.startsWith("JMX ") || thread.startsWith("Attach ");
    }

    private static String kind(String thread) {
        return thread.replaceAll("\\d+", "#").replaceAll("#.*", "");
    }

    /** All threads. */
    public int threadCount() {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    public double heapMib() {
        return liveHeap / MIB;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d threads, %d descriptors, %.1f MiB live heap, threads %s",
                threadCount(),
                descriptors,
                heapMib(),
                new TreeMap<>(threads));
    }
}

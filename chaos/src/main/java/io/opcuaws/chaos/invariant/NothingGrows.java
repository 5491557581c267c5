package io.opcuaws.chaos.invariant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * When all clients are gone, the gateway is as it was. Pools may have grown to what {@code docs/concurrency.md} allows them; of
 * any other thread there is not one more.
 */
public final class NothingGrows {

    private static final String PROMISE = "the gateway returns to what it was";
    private static final int MORE_DESCRIPTORS = 16;
    private static final double MORE_MIB = 4;

    /** The kinds of threads that come and go, and how many of each there may be. */
    private static final Map<String, Integer> POOLS = Map.of(
            "jetty-",
            64,
            "gateway-loop-",
            loops(),
            "opcua-io-",
            4,
            "opcua-work-",
            Math.max(4, cores()),
            "opcua-dns-",
            8);

    private final Violations violations;
    private final Duration patience;

    /** @param patience how long to wait for what goes by itself */
    public NothingGrows(Violations violations, Duration patience) {
        this.violations = violations;
        this.patience = patience;
    }

    /** Looks until all is as it was, and gives what was seen last. */
    public Footprint check(Footprint start, Supplier<Footprint> look) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Footprint now = look.get();
        while (!grown(start, now).isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            now = look.get();
        }
        grown(start, now).forEach(what -> violations.add(PROMISE, "%s", what));
        return now;
    }

    private static List<String> grown(Footprint start, Footprint end) {
        List<String> grown = new ArrayList<>();
        end.threads().forEach((kind, count) -> {
            int before = start.threads().getOrDefault(kind, 0);
            if (count > Math.max(before, POOLS.getOrDefault(kind, before))) {
                grown.add(count + " threads " + kind + "*, there were " + before);
            }
        });
        if (end.descriptors() > start.descriptors() + MORE_DESCRIPTORS) {
            grown.add(end.descriptors() + " descriptors, there were " + start.descriptors());
        }
        if (end.heapMib() > start.heapMib() + MORE_MIB) {
            grown.add("%.1f MiB of live heap, there were %.1f".formatted(end.heapMib(), start.heapMib()));
        }
        return grown;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static int loops() {
        return Math.max(2, cores());
    }
}

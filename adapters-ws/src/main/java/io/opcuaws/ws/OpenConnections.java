package io.opcuaws.ws;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The WebSockets that are open now. */
final class OpenConnections {

    private final Set<GatewayEndpoint> endpoints = new HashSet<>();

    synchronized void add(GatewayEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    synchronized void remove(GatewayEndpoint endpoint) {
        endpoints.remove(endpoint);
        notifyAll();
    }

    synchronized int count() {
        return endpoints.size();
    }

    /** What waits for each of them, taken together. */
    LongSummaryStatistics waitingBytes() {
        return now().stream().mapToLong(GatewayEndpoint::waitingBytes).summaryStatistics();
    }

    private synchronized List<GatewayEndpoint> now() {
        return List.copyOf(endpoints);
    }

    void forEach(Consumer<GatewayEndpoint> action) {
        now().forEach(action);
    }

    /** Waits until none is open, but not longer than {@code patience}. */
    synchronized void awaitNone(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (!endpoints.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            left = deadline - System.nanoTime();
        }
    }
}

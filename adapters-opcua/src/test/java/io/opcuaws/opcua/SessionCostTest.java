package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.demo.DemoServerOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What sessions cost, each with a connection, a subscription and an item that reports. The figures are in
 * docs/concurrency.md; the heap is the gateway's and the demo server's together, as both run here.
 */
class SessionCostTest {

    private static final int SESSIONS = 500;

    /** What serves any number of sessions, see docs/concurrency.md; some of it only begins with the first ones. */
    private static final int SHARED_THREADS = 24;

    @Test
    void fiveHundredSessionsShareTheirThreads() {
        Rig rig = Rig.start(
                DemoServerOptions.defaults(),
                settings -> settings.withKeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(30)));
        try {
            measure(rig);
        } finally {
            rig.close();
        }
    }

    private static void measure(Rig rig) {
        long threadsBefore = gatewayThreads();
        List<Live> clients = new ArrayList<>();
        clients.add(client(rig));
        long heapBefore = heap();
        for (int i = 1; i <= SESSIONS; i++) {
            clients.add(client(rig));
        }
        clients.forEach(client -> client.awaitBodies(1, "42"));

        long threads = gatewayThreads() - threadsBefore;
        long bytes = (heap() - heapBefore) / SESSIONS;

        System.out.printf(
                "%d sessions with a subscription each: %d threads, %d KiB of heap each (gateway and server)%n",
                SESSIONS, threads, bytes / 1024);
        assertThat(rig.server.subscriptionCount()).isEqualTo(SESSIONS + 1);
        assertThat(threads).isLessThanOrEqualTo(SHARED_THREADS);
        assertThat(bytes).isLessThan(512 * 1024);
    }

    private static Live client(Rig rig) {
        Live live = new Live(DemoClient.connect(rig, rig.settings()));
        live.monitor(live.subscribe(1000, false), Live.item("Access.ReadOnly", 1));
        return live;
    }

    private static long gatewayThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("opcua-"))
                .count();
    }

    /** The heap in use when there is no more garbage to be found. */
    private static long heap() {
        List<Long> used = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            int last = used.size() - 1;
            return last > 0 && Math.abs(used.get(last) - used.get(last - 1)) < 100_000;
        });
        return used.get(used.size() - 1);
    }
}

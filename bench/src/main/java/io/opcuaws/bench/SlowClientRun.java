package io.opcuaws.bench;

import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.bench.child.DemoProcess;
import io.opcuaws.bench.measure.JvmProbe;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Does a client that stops reading hurt another one? First a client alone, then the same beside one that pauses in the middle.
 */
@Command(
        name = "slow-client",
        description = "A client that stops reading beside one that reads.",
        mixinStandardHelpOptions = true)
final class SlowClientRun implements Callable<Integer> {

    private static final String VARIABLES = "ns=2;s=Demo.Pushed.Many.";
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double MIB = 1 << 20;
    private static final long MAX_HEAP_GROWTH_MIB = 64;
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    @Option(names = "--seconds", description = "How long each of the two runs takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--pause-seconds",
            description = "How long the slow client reads nothing (default: ${DEFAULT-VALUE}).")
    private int pauseSeconds = 20;

    @Option(names = "--items", description = "Variables that change every 100 ms (default: ${DEFAULT-VALUE}).")
    private int items = 2_000;

    @Option(names = "--settle-seconds", description = "What is not measured at first (default: ${DEFAULT-VALUE}).")
    private int settleSeconds = 5;

    @Option(
            names = "--max-ratio",
            description = "The most that p99 beside the slow client may be of that alone (default: ${DEFAULT-VALUE}).")
    private double maxRatio = 2;

    @Option(
            names = "--high-water-bytes",
            description = "What may wait for a client before values collapse (default: ${DEFAULT-VALUE}).")
    private String highWaterBytes = "4194304";

    @Option(names = "--batched", description = "All that one publish response brings in one notify.")
    private boolean batched;

    @Override
    public Integer call() throws InterruptedException {
        Figures figures = new Figures(System.out);
        run(figures);
        return figures.broken().isEmpty() ? 0 : 1;
    }

    void run(Figures figures) throws InterruptedException {
        figures.say("%d items at 100 ms, %d s each, %s", items, seconds, batched ? "batched" : "one value a notify");
        double alone;
        double beside;
        try (DemoProcess server = new DemoProcess(items, "127.0.0.1");
                GatewayProcess gateway =
                        GatewayProcess.start("--trust-all-servers", "--outbound-high-water-bytes", highWaterBytes);
                JvmProbe probe = JvmProbe.of(gateway.pid());
                ValueClient fast = subscribe(gateway, server)) {
            settle();
            alone = measure(
                    figures,
                    "alone",
                    fast,
                    probe,
                    () -> Thread.sleep(Duration.ofSeconds(seconds).toMillis()));
            try (ValueClient slow = subscribe(gateway, server)) {
                settle();
                long heapBefore = probe.liveHeap();
                beside = measure(figures, "beside", fast, probe, () -> besidePause(figures, slow, probe, heapBefore));
                catchUp(figures, fast, slow);
            }
        }
        figures.check(
                beside <= maxRatio * alone, "p99 beside the slow client is %.2f times that alone", beside / alone);
    }

    private ValueClient subscribe(GatewayProcess gateway, DemoProcess server) {
        return ValueClient.subscribe(gateway.url(), server.url(), VARIABLES, items, batched);
    }

    /** What is compiled by now is not compiled while it is measured. */
    private void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(settleSeconds);
    }

    private interface Load {
        void run() throws InterruptedException;
    }

    /** Gives the p99 in milliseconds. */
    private double measure(Figures figures, String name, ValueClient fast, JvmProbe probe, Load load)
            throws InterruptedException {
        Tally tally = fast.tally();
        tally.reset();
        Duration cpu = probe.cpu();
        long start = System.nanoTime();
        load.run();
        double took = (System.nanoTime() - start) / 1e9;
        double used = probe.cpu().minus(cpu).toNanos() / 1e9;
        double p99 = tally.ageMillis(P99);
        figures.say(
                "%-7s %8.0f values/s  p50 %6.1f ms  p99 %6.1f ms  gateway CPU %.2f cores",
                name, tally.values() / took, tally.ageMillis(P50), p99, used / took);
        figures.check(tally.lost() == 0, "%s: %d values lost", name, tally.lost());
        figures.check(tally.announced() == 0, "%s: %d values announced as lost", name, tally.announced());
        figures.check(tally.repeated() == 0, "%s: %d values repeated or out of order", name, tally.repeated());
        return p99;
    }

    private void besidePause(Figures figures, ValueClient slow, JvmProbe probe, long heapBefore)
            throws InterruptedException {
        long quarter = TimeUnit.SECONDS.toMillis(seconds - (long) pauseSeconds) / 2;
        Thread.sleep(quarter);
        slow.pause();
        TimeUnit.SECONDS.sleep(pauseSeconds);
        long heap = probe.liveHeap();
        slow.goOn();
        Thread.sleep(quarter);
        double growth = (heap - heapBefore) / MIB;
        figures.check(
                growth <= MAX_HEAP_GROWTH_MIB,
                "live heap grew by %.1f MiB (from %.1f) by the pause",
                growth,
                heapBefore / MIB);
    }

    private static void catchUp(Figures figures, ValueClient fast, ValueClient slow) {
        long target = fast.tally().oldestNewest();
        await().atMost(CATCH_UP).until(() -> slow.isClosed() || slow.tally().oldestNewest() >= target);
        figures.check(!slow.isClosed(), "the slow client is still connected");
        figures.check(slow.tally().announced() > 0, "the slow client was too slow for some values");
        figures.check(
                slow.tally().oldestNewest() >= target,
                "the slow client has the newest value of each item (%d)",
                target);
        figures.check(
                slow.tally().lost() == 0,
                "the slow client was told of each value that it lost (%d), but for %d",
                slow.tally().announced(),
                slow.tally().lost());
        figures.check(
                slow.tally().repeated() == 0,
                "the slow client got %d values twice",
                slow.tally().repeated());
    }
}

package io.opcuaws.chaos.soak;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.chaos.client.Latencies;
import io.opcuaws.chaos.client.Latencies.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at a gateway from time to time. One thread at a time. */
public final class Sampler {

    private static final double MIB = 1 << 20;
    private static final double KIB_A_MIB = 1 << 10;
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofMinutes(1);

    private final GatewayProcess gateway;
    private final JvmProbe probe;
    private final Latencies latencies;
    private final long start = System.nanoTime();
    private long collected;
    private double liveMib;

    public Sampler(GatewayProcess gateway, JvmProbe probe, Latencies latencies) {
        this.gateway = gateway;
        this.probe = probe;
        this.latencies = latencies;
        collect();
    }

    /** Looks now; once a minute it collects garbage first. */
    public Sample look() {
        Summary summary = latencies.take();
        double used = probe.usedHeap() / MIB;
        if (System.nanoTime() - collected > BETWEEN_COLLECTIONS.toNanos()) {
            collect();
        }
        return new Sample(
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                used,
                liveMib,
                rss(),
                probe.threadCount(),
                gateway.openFiles(),
                summary.count(),
                summary.p50Millis(),
                summary.p99Millis());
    }

    private void collect() {
        liveMib = probe.liveHeap() / MIB;
        collected = System.nanoTime();
    }

    private double rss() {
        Path status = Path.of("/proc", Long.toString(gateway.pid()), "status");
        try {
            return RSS.matcher(Files.readString(status))
                    .results()
                    .map((MatchResult found) -> Long.parseLong(found.group(1)) / KIB_A_MIB)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

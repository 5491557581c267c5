package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Usage;
import io.opcuaws.bench.wire.WireConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What connections and sessions cost that do nothing. */
final class IdleCost implements Experiment {

    private static final int CONNECTIONS = 1_000;
    private static final int SESSIONS = 300;
    private static final int SESSIONS_PER_CONNECTION = 50;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final double KB = 1_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public Report run(Field field, Plan plan) {
        JvmProbe gateway = field.probe(Subject.GATEWAY);
        String itself = String.format(
                Locale.ROOT,
                "%nThe gateway itself: %.1f MB of live heap, %d MB resident, %d threads.%n",
                gateway.liveHeap() / KB / KB,
                resident(field.gateway().pid()),
                gateway.threadCount());
        StringBuilder table = new StringBuilder("""
                | what | how many | kB of heap for each | more threads for all | cores for all |
                |---|---|---|---|---|
                """);
        table.append(connections(
                "connection of the gateway", field, gateway, field.gateway().url()));
        table.append(connections(
                "connection of the Jetty echo",
                field,
                field.probe(Subject.ECHO),
                field.echo().url()));
        table.append(sessions(field));
        table.append(String.format(
                Locale.ROOT,
                "| session of the bare Milo client | %d | %.1f | | |%n",
                SESSIONS,
                field.bare().heapOfSessions(SESSIONS) / KB / SESSIONS));
        return Report.of(table + itself, true);
    }

    /** In MB, as the kernel counts it. */
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String connections(String what, Field field, JvmProbe probe, URI url) {
        Before before = Before.now(field, probe);
        List<WireConnection> opened = Stream.generate(() -> field.wire().connect(url))
                .limit(CONNECTIONS)
                .toList();
        String row = before.row(what, CONNECTIONS);
        opened.forEach(WireConnection::close);
        return row;
    }

    private static String sessions(Field field) {
        URI url = field.gateway().url();
        List<WireConnection> opened = Stream.generate(() -> field.wire().connect(url))
                .limit(SESSIONS / SESSIONS_PER_CONNECTION)
                .toList();
        String login = WireSession.login(field.server(), "None");
        Before before = Before.now(field, field.probe(Subject.GATEWAY));
        List<WireSession> sessions = new ArrayList<>();
        for (WireConnection connection : opened) {
            for (int i = 0; i < SESSIONS_PER_CONNECTION; i++) {
                sessions.add(WireSession.login(connection, login));
            }
        }
        String row = before.row("session of the gateway", SESSIONS);
        sessions.forEach(session -> session.ask("Logout", "{}"));
        opened.forEach(WireConnection::close);
        return row;
    }

    /** What there was before; the wire runs meanwhile, for a gateway that asks whether its clients still live. */
    private record Before(Field field, JvmProbe probe, long heap, int threads) {

        static Before now(Field field, JvmProbe probe) {
            field.wire().run(SETTLE);
            return new Before(field, probe, probe.liveHeap(), probe.threadCount());
        }

        String row(String what, int count) {
            field.wire().run(SETTLE);
            double heapOfEach = (probe.liveHeap() - heap) / KB / count;
            int moreThreads = probe.threadCount() - threads;
            Usage usage = Usage.of(probe);
            field.wire().run(IDLE);
            Usage.Used used = usage.used();
            double cores = (double) used.cpuNanos() / used.nanos();
            return String.format(
                    Locale.ROOT, "| %s | %d | %.1f | %d | %.4f |%n", what, count, heapOfEach, moreThreads, cores);
        }
    }
}

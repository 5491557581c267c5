package io.opcuaws.bench.load;

import io.opcuaws.app.peer.ChildProcess;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.bench.child.EchoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From the start of the process to the line that says where it listens. */
final class StartUp implements Experiment {

    private static final int STARTS = 5;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public Report run(Field field, Plan plan) {
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        List<Double> echo = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path folder = newFolder();
            first.add(start(folder).seconds());
            Start again = start(folder);
            later.add(again.seconds());
            cpu.add(again.cpuSeconds());
            delete(folder);
            long start = System.nanoTime();
            new EchoProcess().close();
            echo.add((System.nanoTime() - start) / NANOS);
        }
        return Report.of(
                String.format(
                        Locale.ROOT, """
                        | %d starts of each | seconds to ready |
                        |---|---|
                        | gateway, with a new data directory: makes its key | %s |
                        | gateway, again | %s, CPU %s |
                        | a JVM with Jetty (the echo) | %s |
                        """, STARTS, Spread.of(first), Spread.of(later), Spread.of(cpu), Spread.of(echo)),
                true);
    }

    private record Start(double seconds, double cpuSeconds) {}

    private static Start start(Path data) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("gateway.jar"),
                "--port",
                "0",
                "--data-dir",
                data.toString());
        long start = System.nanoTime();
        try (ChildProcess gateway = ChildProcess.start("gateway", data, command)) {
            gateway.takeLine("ws://", Patience.START);
            long end = System.nanoTime();
            double cpu = ProcessHandle.of(gateway.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(used -> used.toNanos() / NANOS)
                    .orElse(0.0);
            return new Start((end - start) / NANOS, cpu);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("opcua-ws-gateway-start-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

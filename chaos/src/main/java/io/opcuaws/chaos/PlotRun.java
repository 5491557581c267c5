package io.opcuaws.chaos;

import io.opcuaws.chaos.soak.Chart;
import io.opcuaws.chaos.soak.Chart.Line;
import io.opcuaws.chaos.soak.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what a soak has written down. */
@Command(name = "plot", mixinStandardHelpOptions = true, description = "Draws the samples of a soak, as SVG.")
final class PlotRun implements Callable<Integer> {

    private static final String BLUE = "#1f5fb4";
    private static final String ORANGE = "#d9730d";

    private static final Map<String, Chart> CHARTS = Map.of(
            "soak-heap.svg",
            new Chart(
                    "Heap (MiB)",
                    List.of(
                            new Line("live after GC", BLUE, Sample::liveMib),
                            new Line("with garbage", ORANGE, Sample::usedMib))),
            "soak-memory.svg",
            new Chart("Memory of the process (MiB)", List.of(new Line("resident", BLUE, Sample::rssMib))),
            "soak-threads.svg",
            new Chart(
                    "Threads and descriptors",
                    List.of(
                            new Line("threads", BLUE, Sample::threads),
                            new Line("descriptors", ORANGE, Sample::descriptors))),
            "soak-latency.svg",
            new Chart(
                    "Time to an answer (ms)",
                    List.of(new Line("p50", BLUE, Sample::p50Millis), new Line("p99", ORANGE, Sample::p99Millis))));

    @Option(names = "--csv", description = "What the soak has written (default: ${DEFAULT-VALUE}).")
    private Path csv = Path.of("soak.csv");

    @Option(names = "--folder", description = "Where the pictures go (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("docs/images");

    @Override
    public Integer call() throws IOException {
        List<Sample> samples =
                Files.readAllLines(csv).stream().skip(1).map(Sample::parse).toList();
        Files.createDirectories(folder);
        for (Map.Entry<String, Chart> chart : CHARTS.entrySet()) {
            Files.writeString(folder.resolve(chart.getKey()), chart.getValue().svg(samples));
        }
        return 0;
    }
}

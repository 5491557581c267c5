package io.opcuaws.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares the gateway with Milo's client alone and with Jetty alone, in one go. The three take turns in short slices, so
 * that whatever else the machine does meanwhile meets all of them; only the ratios say something.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "What the gateway does and costs, beside a client without it and an echo without OPC UA.")
public final class LoadRun implements Callable<Integer> {

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "NAME",
            description = "Names or their beginnings, e.g. read,values-1000 (default: all).")
    private List<String> names = List.of("");

    @Option(names = "--seconds", description = "How long a slice is measured (default: ${DEFAULT-VALUE}).")
    private double seconds = 3;

    @Option(names = "--settle", description = "Seconds of a slice before that (default: ${DEFAULT-VALUE}).")
    private double settleSeconds = 1;

    @Option(
            names = "--warm-up",
            description = "Seconds of the unmeasured slices before all others, of which there are as many as it takes"
                    + " until the JIT compiler has less than a tenth of the CPU (default: ${DEFAULT-VALUE}).")
    private double warmUpSeconds = 5;

    @Option(names = "--warm-ups", description = "The most of these slices (default: ${DEFAULT-VALUE}).")
    private int mostWarmUps = 12;

    @Option(names = "--rounds", description = "Slices of each (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--subjects", split = ",", description = "Of GATEWAY, BARE, ECHO and BRIDGE (default: all).")
    private List<Subject> subjects = List.of(Subject.values());

    @Option(names = "--list", description = "Print the names of the workloads, and nothing else.")
    private boolean list;

    @Option(
            names = "--jfr",
            paramLabel = "FOLDER",
            description =
                    "Leave a flight recording of the gateway for each comparison there. That costs a little: what is"
                            + " measured meanwhile is no figure to keep.")
    private @Nullable Path recordings;

    @Override
    public Integer call() throws IOException {
        List<Experiment> chosen = Experiments.chosen(names);
        if (chosen.isEmpty()) {
            System.err.println("no such workload: " + names);
            return CommandLine.ExitCode.USAGE;
        }
        if (list) {
            chosen.forEach(experiment -> System.out.println(experiment.name()));
            return CommandLine.ExitCode.OK;
        }
        if (recordings != null) {
            Files.createDirectories(recordings);
        }
        Plan plan = new Plan(
                millis(warmUpSeconds),
                mostWarmUps,
                new Pace(millis(settleSeconds), millis(seconds)),
                rounds,
                subjects,
                Optional.ofNullable(recordings));
        System.out.printf(
                Locale.ROOT, "%d rounds of %.1f s for each; median (least..most) of the rounds%n", rounds, seconds);
        boolean well = true;
        StringBuilder summary = new StringBuilder();
        try (Field field = new Field()) {
            for (Experiment experiment : chosen) {
                Report report = experiment.run(field, plan);
                System.out.println("\n### " + experiment.name() + "\n\n" + report.text());
                report.summary().ifPresent(summary::append);
                well &= report.well();
            }
        }
        if (!summary.isEmpty()) {
            System.out.println("\n### Summary of the gateway\n\n" + Comparison.SUMMARY + summary);
        }
        return well ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}

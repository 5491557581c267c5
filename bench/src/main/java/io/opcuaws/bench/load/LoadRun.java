package io.opcuaws.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
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
            description = "Seconds of the unmeasured slice before all others (default: ${DEFAULT-VALUE}).")
    private double warmUpSeconds = 10;

    @Option(names = "--rounds", description = "Slices of each (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--subjects", split = ",", description = "Of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Subject> subjects = List.of(Subject.values());

    @Option(names = "--list", description = "Print the names of the workloads, and nothing else.")
    private boolean list;

    @Override
    public Integer call() {
        List<Workload> chosen = Workloads.chosen(names);
        if (list) {
            chosen.forEach(workload -> System.out.println(workload.name()));
            return 0;
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no such workload: " + names);
        }
        System.out.printf("%d rounds of %.1f s each, %s%n", rounds, seconds, subjects);
        boolean well = true;
        try (Field field = new Field()) {
            for (Workload workload : chosen) {
                Comparison comparison = compare(workload, field);
                System.out.println(comparison.table());
                well &= comparison.failures() == 0;
            }
        }
        return well ? 0 : 1;
    }

    private Comparison compare(Workload workload, Field field) {
        Comparison comparison = new Comparison(workload);
        List<Subject> turn = new ArrayList<>(
                subjects.stream().filter(workload.subjects()::contains).toList());
        Pace warmUp = new Pace(Duration.ZERO, millis(warmUpSeconds));
        turn.forEach(subject -> workload.measure(subject, field, warmUp));
        Pace pace = new Pace(millis(settleSeconds), millis(seconds));
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : turn) {
                comparison.add(subject, workload.measure(subject, field, pace));
            }
            Collections.rotate(turn, 1);
        }
        return comparison;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}

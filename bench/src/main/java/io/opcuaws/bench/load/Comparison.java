package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What all subjects did with one workload, slice by slice. */
final class Comparison {

    /**
     * More of one core than this, and what waits for the driver is no longer what waits for its subject: at 60 % a thread
     * is already found busy more often than not.
     */
    private static final double DRIVER_CORES = 0.6;

    /** More of its processor time than this for the JIT compiler, and it is not warm. */
    static final double COMPILING = 0.1;

    /** The head of a table with one row for each comparison: medians, and ratios with their spread. */
    static final String SUMMARY = """
            | workload | of what | /s | p50 us | p99 us | CPU us | bytes | driver cores \
            | /s of bare Milo | CPU of bare Milo | CPU of Jetty echo |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String HEAD = """
            | | %ss/s | p50 us | p99 us | CPU us/%s | bytes/%s | cores | driver cores | failures |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final Workload workload;
    private final Map<Subject, List<Slice>> slices = new EnumMap<>(Subject.class);

    Comparison(Workload workload) {
        this.workload = workload;
    }

    void add(Subject subject, Slice slice) {
        slices.computeIfAbsent(subject, first -> new ArrayList<>()).add(slice);
    }

    long failures() {
        return slices.values().stream()
                .flatMap(List::stream)
                .mapToLong(Slice::failures)
                .sum();
    }

    /** The spread of something in the slices of a subject. */
    Spread spread(Subject subject, ToDoubleFunction<Slice> figure) {
        return Spread.of(of(subject).stream().map(figure::applyAsDouble).toList());
    }

    /** How it compares with what another subject did in the same round. */
    Spread ratio(Subject one, Subject other, ToDoubleFunction<Slice> figure) {
        List<Slice> ones = of(one);
        List<Slice> others = of(other);
        return Spread.of(IntStream.range(0, ones.size())
                .mapToObj(round -> figure.applyAsDouble(ones.get(round)) / figure.applyAsDouble(others.get(round)))
                .toList());
    }

    private List<Slice> of(Subject subject) {
        return slices.getOrDefault(subject, List.of());
    }

    /** Markdown. */
    String table() {
        String operation = workload.operation();
        StringBuilder text = new StringBuilder(HEAD.formatted(operation, operation, operation));
        slices.keySet().forEach(subject -> text.append(row(subject)));
        for (Subject other : List.of(Subject.BARE, Subject.ECHO, Subject.BRIDGE)) {
            if (slices.containsKey(Subject.GATEWAY) && slices.containsKey(other)) {
                text.append("\ngateway / ").append(other).append(": throughput ");
                text.append(ratio(Subject.GATEWAY, other, Slice::perSecond)).append(", CPU ");
                text.append(ratio(Subject.GATEWAY, other, Slice::cpuMicros)).append(", bytes ");
                text.append(ratio(Subject.GATEWAY, other, Slice::bytes)).append('\n');
            }
        }
        return text.append(warning()).toString();
    }

    /** A row of the {@link #SUMMARY}. */
    String summary() {
        return Stream.of(
                        Stream.of(workload.name(), workload.operation()),
                        Stream.<ToDoubleFunction<Slice>>of(
                                        Slice::perSecond,
                                        Slice::p50Micros,
                                        Slice::p99Micros,
                                        Slice::cpuMicros,
                                        Slice::bytes,
                                        Slice::driverCores)
                                .map(this::median),
                        Stream.of(
                                times(Subject.BARE, Slice::perSecond),
                                times(Subject.BARE, Slice::cpuMicros),
                                times(Subject.ECHO, Slice::cpuMicros)))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String median(ToDoubleFunction<Slice> figure) {
        return of(Subject.GATEWAY).isEmpty()
                ? ""
                : Spread.number(spread(Subject.GATEWAY, figure).median());
    }

    private String times(Subject other, ToDoubleFunction<Slice> figure) {
        return of(Subject.GATEWAY).isEmpty() || of(other).isEmpty()
                ? ""
                : ratio(Subject.GATEWAY, other, figure).toString();
    }

    private String row(Subject subject) {
        return "| " + subject + " | " + spread(subject, Slice::perSecond) + " | "
                + spread(subject, Slice::p50Micros) + " | " + spread(subject, Slice::p99Micros) + " | "
                + spread(subject, Slice::cpuMicros) + " | " + spread(subject, Slice::bytes) + " | "
                + spread(subject, Slice::cores) + " | " + spread(subject, Slice::driverCores) + " | "
                + of(subject).stream().mapToLong(Slice::failures).sum() + " |\n";
    }

    /** The echo may well be limited by its driver: it is there to say what is possible at most. */
    private String warning() {
        if (of(Subject.GATEWAY).isEmpty()) {
            return "";
        }
        Spread driver = spread(Subject.GATEWAY, Slice::driverCores);
        Spread compiling = spread(Subject.GATEWAY, Slice::compiling);
        return warnIf(
                        driver.median() > DRIVER_CORES,
                        "the driver used " + driver + " of a core with the gateway: it may be what is slow")
                + warnIf(
                        compiling.median() > COMPILING,
                        "the gateway still compiles, " + compiling + " of its CPU: it needs more --warm-ups");
    }

    private static String warnIf(boolean holds, String sentence) {
        return holds ? "\nWARN: " + sentence + "\n" : "";
    }
}

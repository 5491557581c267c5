package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.Slice;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What one more monitored item costs, few of them or many: always the same. */
final class Growth implements Experiment {

    private static final int[] ITEMS = {1, 10, 100, 1_000, 10_000};
    private static final int VALUES_PER_SECOND = 10;
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return "growth";
    }

    /** Few values compile nothing: all sizes are measured in a gateway that the largest has warmed up. */
    @Override
    public Report run(Field field, Plan plan) {
        List<ValueLoad> loads = IntStream.of(ITEMS)
                .mapToObj(items -> new ValueLoad(1, items, true))
                .toList();
        plan.warmUp(loads.get(loads.size() - 1), Subject.GATEWAY, field);
        List<Comparison> comparisons = loads.stream().map(Comparison::new).toList();
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < ITEMS.length; i++) {
                comparisons.get(i).add(Subject.GATEWAY, loads.get(i).measure(Subject.GATEWAY, field, plan.pace()));
            }
        }
        return Report.of(table(comparisons), comparisons.stream().allMatch(comparison -> comparison.failures() == 0));
    }

    private static String table(List<Comparison> comparisons) {
        StringBuilder table = new StringBuilder("""
                | items at 100 ms | cores | CPU us/value | CPU us/value more than the row before | bytes/value |
                |---|---|---|---|---|
                """);
        List<Double> cores = comparisons.stream()
                .map(comparison ->
                        comparison.spread(Subject.GATEWAY, Slice::cores).median())
                .toList();
        for (int i = 0; i < ITEMS.length; i++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %.4f | %s | %s | %s |%n",
                    ITEMS[i],
                    cores.get(i),
                    comparisons.get(i).spread(Subject.GATEWAY, Slice::cpuMicros),
                    i == 0 ? "" : Spread.number(marginal(cores, i)),
                    comparisons.get(i).spread(Subject.GATEWAY, Slice::bytes)));
        }
        return table.toString();
    }

    private static double marginal(List<Double> cores, int row) {
        double values = VALUES_PER_SECOND * (double) (ITEMS[row] - ITEMS[row - 1]);
        return MICROS * (cores.get(row) - cores.get(row - 1)) / values;
    }
}

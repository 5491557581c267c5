package io.opcuaws.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The median of what several slices said, with the least and the most; not a number if none could say it. */
record Spread(double least, double median, double most) {

    private static final String UNKNOWN = "-";
    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    static Spread of(List<Double> values) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, Arrays.stream(sorted).max().orElse(median));
    }

    @Override
    public String toString() {
        return Double.isNaN(median) ? UNKNOWN : number(median) + " (" + number(least) + ".." + number(most) + ")";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (value >= WHOLE_FROM) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }
}

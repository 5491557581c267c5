package io.opcuaws.chaos.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Lines over the time of a run, as SVG.
 *
 * @param title what is drawn, and in which unit
 * @param lines what is drawn
 */
public record Chart(String title, List<Line> lines) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final int STEPS = 5;
    private static final long MINUTE = 60;

    public Chart {
        lines = List.copyOf(lines);
    }

    /** One line: its name, its colour, and its value in a sample. */
    public record Line(String name, String colour, ToDoubleFunction<Sample> value) {}

    /** Draws the samples, of which there must be two at least. */
    public String svg(List<Sample> samples) {
        long seconds = samples.get(samples.size() - 1).seconds();
        double most = nice(lines.stream()
                .flatMap(line -> samples.stream().map(line.value()::applyAsDouble))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1));
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                HEIGHT);
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        add(svg, "<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s</text>", LEFT, title);
        grid(svg, seconds, most);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), i, samples, seconds, most);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void grid(StringBuilder svg, long seconds, double most) {
        for (int step = 0; step <= STEPS; step++) {
            double value = most * step / STEPS;
            double y = y(value, most);
            add(svg, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, WIDTH - RIGHT, y, y);
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, number(value));
        }
        long minutes = Math.max(1, seconds / MINUTE / 6);
        for (long at = 0; at <= seconds; at += minutes * MINUTE) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d min</text>",
                    x(at, seconds),
                    HEIGHT - BOTTOM + 20,
                    at / MINUTE);
        }
    }

    private static void draw(StringBuilder svg, Line line, int place, List<Sample> samples, long seconds, double most) {
        String points = samples.stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.seconds(), seconds),
                        y(line.value().applyAsDouble(sample), most)))
                .collect(Collectors.joining(" "));
        add(svg, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>", line.colour(), points);
        int x = WIDTH - RIGHT - 150 * (place + 1);
        add(svg, "<text x=\"%d\" y=\"20\" fill=\"%s\">%s</text>", x, line.colour(), line.name());
    }

    private static double x(long second, long seconds) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * second / seconds;
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
    }

    /** The end of an axis: 1, 2 or 5 times a power of ten. */
    private static double nice(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
        for (int factor : new int[] {1, 2, 5}) {
            if (most <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

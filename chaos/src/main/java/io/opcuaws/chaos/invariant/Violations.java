package io.opcuaws.chaos.invariant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was seen to be broken, with the time of the run. Any thread may add. */
public final class Violations {

    private static final int MOST = 20;

    private final long start = System.nanoTime();
    private final List<Violation> all = new ArrayList<>();

    /**
     * @param at since the beginning of the run
     * @param promise which invariant it was
     * @param seen what contradicts it
     */
    public record Violation(Duration at, String promise, String seen) {}

    /** The time of the run. */
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public void add(String promise, String format, Object... seen) {
        Violation violation = new Violation(now(), promise, String.format(Locale.ROOT, format, seen));
        synchronized (all) {
            if (all.size() < MOST) {
                all.add(violation);
            }
        }
    }

    public boolean any() {
        synchronized (all) {
            return !all.isEmpty();
        }
    }

    /** The first ones; what follows from them is not worth a line. */
    public List<Violation> all() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }
}

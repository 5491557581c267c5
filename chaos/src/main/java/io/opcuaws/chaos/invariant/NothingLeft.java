package io.opcuaws.chaos.invariant;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** When all clients are gone, nothing of theirs is left on the server. */
public final class NothingLeft {

    private static final String PROMISE = "nothing is left on the server";
    private static final long LOOK_MILLIS = 200;

    private final Violations violations;
    private final Supplier<Held> held;

    /** @param held asks the server itself */
    public NothingLeft(Violations violations, Supplier<Held> held) {
        this.violations = violations;
        this.held = held;
    }

    /** Waits until it is so; gives how long that took. */
    public Duration check(Duration inTime) throws InterruptedException {
        long start = System.nanoTime();
        Held last = held.get();
        while (!last.isNothing() && System.nanoTime() - start < inTime.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            last = held.get();
        }
        if (!last.isNothing()) {
            violations.add(PROMISE, "after %d s there are %s", inTime.toSeconds(), last);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

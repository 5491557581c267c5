package io.opcuaws.chaos;

import io.opcuaws.chaos.fault.Schedule;
import io.opcuaws.chaos.fault.Schedule.Timed;
import io.opcuaws.chaos.fault.Victims;
import io.opcuaws.chaos.net.Daemon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets the faults of a schedule happen, each at its time and on a thread of its own. */
final class Director {

    private static final long LOOK_MILLIS = 50;

    private final Victims victims;
    private final BooleanSupplier enough;
    private final List<Thread> underWay = new ArrayList<>();
    private final List<Timed> happened = new ArrayList<>();

    /** @param enough asked all the time; true ends it */
    Director(Victims victims, BooleanSupplier enough) {
        this.victims = victims;
        this.enough = enough;
    }

    /** Returns when the time is over, or it is enough, and every fault is over. */
    void perform(Schedule schedule, Duration length) throws InterruptedException {
        long start = System.nanoTime();
        for (Timed next : schedule.faults()) {
            waitUntil(start + next.at().toNanos());
            if (enough.getAsBoolean()) {
                break;
            }
            happened.add(next);
            underWay.add(Daemon.start("fault", () -> perform(next)));
            underWay.removeIf(thread -> !thread.isAlive());
        }
        waitUntil(start + length.toNanos());
        for (Thread fault : underWay) {
            fault.join();
        }
    }

    private void waitUntil(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime();
                left > 0 && !enough.getAsBoolean();
                left = nanoTime - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_MILLIS * 1_000_000));
        }
    }

    private void perform(Timed next) {
        try {
            next.fault().happenTo(victims);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has happened, in its order. */
    List<Timed> happened() {
        return List.copyOf(happened);
    }

    /** How often each kind of fault has happened. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        happened.forEach(timed -> counts.merge(timed.fault().getClass().getSimpleName(), 1, Integer::sum));
        return counts;
    }
}

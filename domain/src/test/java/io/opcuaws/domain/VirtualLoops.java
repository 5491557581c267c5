package io.opcuaws.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;

/** Event loops that share one clock; the test decides how time passes, and which loop goes on. */
final class VirtualLoops {

    private record Alarm(long time, Runnable ring) {}

    private final List<VirtualLoop> loops = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::time));
    private long now;

    VirtualLoop newLoop() {
        VirtualLoop loop = new VirtualLoop(this);
        loops.add(loop);
        return loop;
    }

    long now() {
        return now;
    }

    void wakeAt(long time, Runnable ring) {
        alarms.add(new Alarm(time, ring));
    }

    /**
     * Runs one posted task, if there is one.
     *
     * @param choice of so many loops that have something to do, the one that goes on
     */
    boolean runOne(IntUnaryOperator choice) {
        List<VirtualLoop> busy = loops.stream().filter(loop -> !loop.isIdle()).toList();
        if (busy.isEmpty()) {
            return false;
        }
        busy.get(choice.applyAsInt(busy.size())).runOne();
        return true;
    }

    boolean isIdle() {
        return loops.stream().allMatch(VirtualLoop::isIdle);
    }

    void runAll() {
        while (runOne(count -> 0)) {
            // each task may post more
        }
    }

    /** Lets time pass: alarms ring in their order, each at its own time. */
    void advance(long millis) {
        long end = now + millis;
        while (!alarms.isEmpty() && alarms.peek().time() <= end) {
            Alarm alarm = alarms.remove();
            now = Math.max(now, alarm.time());
            alarm.ring().run();
            runAll();
        }
        now = end;
        runAll();
    }
}

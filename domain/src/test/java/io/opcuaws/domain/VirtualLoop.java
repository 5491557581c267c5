package io.opcuaws.domain;

import io.opcuaws.domain.port.EventLoop;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** An event loop whose time and progress the test decides. */
final class VirtualLoop implements EventLoop {

    private record Alarm(long time, Runnable task) {}

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::time));
    private long now;

    @Override
    public void post(Runnable task) {
        tasks.add(task);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void wakeAt(long time, Runnable task) {
        alarms.add(new Alarm(time, task));
    }

    /** Runs one posted task, if there is one. */
    boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    void runAll() {
        while (runOne()) {
            // each task may post more
        }
    }

    /** Lets time pass: alarms ring in their order, each at its own time. */
    void advance(long millis) {
        long end = now + millis;
        while (!alarms.isEmpty() && alarms.peek().time() <= end) {
            Alarm alarm = alarms.remove();
            now = Math.max(now, alarm.time());
            tasks.add(alarm.task());
            runAll();
        }
        now = end;
        runAll();
    }
}

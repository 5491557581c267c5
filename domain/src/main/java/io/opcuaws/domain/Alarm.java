package io.opcuaws.domain;

import io.opcuaws.domain.port.EventLoop;

/** Wakes a task on a loop when the earliest of the times that were asked for has come; it is then asked anew. On that loop only. */
final class Alarm {

    private final EventLoop loop;
    private final Runnable task;
    private long next = Long.MAX_VALUE;

    Alarm(EventLoop loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    /** Asks to be woken at this time or before. */
    void at(long time) {
        if (time < next) {
            next = time;
            loop.wakeAt(time, this::ring);
        }
    }

    private void ring() {
        next = Long.MAX_VALUE;
        task.run();
    }
}

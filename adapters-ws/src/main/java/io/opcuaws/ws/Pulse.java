package io.opcuaws.ws;

import io.opcuaws.domain.port.EventLoop;
import java.util.concurrent.TimeUnit;

/** Whether the threads that serve clients do their work: from time to time they are given a little of it. */
final class Pulse {

    private static final long LONGEST_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final EventLoop loop;
    private volatile long last;
    private volatile boolean beating;

    /** @param loop a loop that nobody else needs, on the threads in question */
    Pulse(EventLoop loop) {
        this.loop = loop;
        this.last = loop.now();
    }

    /** Gives them something to do, unless they have not done the last of it yet. On one thread only. */
    void beat() {
        if (!beating) {
            beating = true;
            loop.post(() -> {
                last = loop.now();
                beating = false;
            });
        }
    }

    /** Whether they did it, not long ago. Callable from any thread. */
    boolean isThere() {
        return loop.now() - last < LONGEST_MILLIS;
    }
}

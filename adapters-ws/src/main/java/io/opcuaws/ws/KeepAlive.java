package io.opcuaws.ws;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Pings a client that is silent, and tells when one has been silent for so long that it must be gone. */
final class KeepAlive {

    private final Session session;
    private final long intervalNanos;
    private final Runnable onGone;
    private final Future<?> watch;
    private volatile long lastHeard = System.nanoTime();

    /** @param onGone is run when nothing was heard for twice the interval; perhaps more than once */
    KeepAlive(Session session, Duration interval, Runnable onGone, ScheduledExecutorService scheduler) {
        this.session = session;
        this.intervalNanos = interval.toNanos();
        this.onGone = onGone;
        this.watch = scheduler.scheduleWithFixedDelay(this::look, intervalNanos, intervalNanos, TimeUnit.NANOSECONDS);
    }

    /** Something came from the client. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    void stop() {
        watch.cancel(false);
    }

    private void look() {
        long silent = System.nanoTime() - lastHeard;
        if (silent >= 2 * intervalNanos) {
            onGone.run();
        } else if (silent >= intervalNanos / 2) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }
}

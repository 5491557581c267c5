package io.opcuaws.chaos.client;

import io.opcuaws.chaos.net.Daemon;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A client that works all the time, on a thread of its own, and comes back whatever happens to its connection. */
public abstract class Actor {

    private static final long PAUSE_MILLIS = 100;

    private final String name;
    private final AtomicLong progress = new AtomicLong();
    private volatile @Nullable Departure departure;
    private @Nullable Thread thread;

    Actor(String name) {
        this.name = name;
    }

    /** How an actor goes when it is told to. */
    public enum Departure {
        LOGS_OUT,
        VANISHES
    }

    public final void start() {
        thread = Daemon.start(name, this::live);
    }

    /** Tells it to go. */
    public final void retire(Departure how) {
        departure = how;
    }

    /** Waits until it is gone. */
    public final void join() throws InterruptedException {
        if (thread != null) {
            thread.join();
        }
    }

    public final String name() {
        return name;
    }

    /** How much has gone well so far. */
    public final long progress() {
        return progress.get();
    }

    final void progressed() {
        progress.incrementAndGet();
    }

    final boolean hasToGo() {
        return departure != null;
    }

    final boolean logsOut() {
        return departure == Departure.LOGS_OUT;
    }

    private void live() {
        try {
            while (!hasToGo()) {
                try {
                    work();
                } catch (IOException broken) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** From one connection's beginning to its end. */
    abstract void work() throws IOException, InterruptedException;
}

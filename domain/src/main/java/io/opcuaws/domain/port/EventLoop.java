package io.opcuaws.domain.port;

/**
 * The one thread of control of one client's connection: it runs one task at a time, in the order of posting, so that the
 * domain needs no lock. It is also the domain's only clock.
 */
public interface EventLoop {

    /** Runs the task after those that were posted before; callable from any thread, never blocks. */
    void post(Runnable task);

    /**
     * As {@link #post}, but if the loop is idle the task runs on the calling thread before this returns, so that no other
     * thread has to be woken. The caller holds no lock and has nothing to do that could not wait.
     */
    void lend(Runnable task);

    /** Milliseconds since an arbitrary origin; never goes back. */
    long now();

    /** Posts the task when {@link #now()} has reached {@code time}. */
    void wakeAt(long time, Runnable task);
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one connection one at a time, in the order of posting, on the threads that all connections share.
 *
 * <p>{@code waiting} counts the tasks that were posted and not yet finished; whoever raises it from 0 hands the loop to
 * the workers, so that it is in their queue at most once, or {@linkplain #lendThread runs it itself}. After {@value #TASKS_PER_TURN} tasks it goes to the end
 * of that queue, so that a busy connection does not starve the others.
 */
final class SerialLoop implements EventLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SerialLoop.class);
    private static final int TASKS_PER_TURN = 64;

    private final LoopThreads threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    SerialLoop(LoopThreads threads) {
        this.threads = threads;
    }

    @Override
    public void post(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            takeATurn();
        }
    }

    /**
     * Runs what this posts on the calling thread, before it returns, if the loop is idle: a message is then dealt with where
     * it was read, and no other thread has to be woken. If the loop is busy, posts as usual.
     */
    void lendThread(Runnable poster) {
        boolean lent = waiting.compareAndSet(0, 1);
        try {
            poster.run();
        } finally {
            if (lent && waiting.decrementAndGet() > 0) {
                run();
            }
        }
    }

    @Override
    public void lend(Runnable task) {
        lendThread(() -> post(task));
    }

    @Override
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the task is a post, which cannot fail
    public void wakeAt(long time, Runnable task) {
        try {
            threads.timer().schedule(() -> post(task), Math.max(0, time - now()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The gateway has stopped; an alarm is dropped.", stopped);
        }
    }

    private void takeATurn() {
        try {
            threads.workers().execute(this::run);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The gateway has stopped; a task is dropped.", stopped);
        }
    }

    private void run() {
        for (int done = 1; done <= TASKS_PER_TURN; done++) {
            runOne();
            if (waiting.decrementAndGet() == 0) {
                return;
            }
        }
        takeATurn();
    }

    /** A task that throws is a bug; it must not stop the loop, on which other sessions live. */
    private void runOne() {
        Runnable task = tasks.remove();
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("A task of a connection failed.", bug);
        }
    }
}

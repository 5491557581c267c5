package io.opcuaws.ws;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which the loops of all connections run. Nothing that runs on them blocks, so there are as many as cores.
 *
 * @param workers run the loops
 * @param timer only posts to the loops
 */
record LoopThreads(ExecutorService workers, ScheduledExecutorService timer) {

    static LoopThreads start() {
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new LoopThreads(
                Executors.newFixedThreadPool(cores, named("gateway-loop-")),
                Executors.newSingleThreadScheduledExecutor(named("gateway-timer-")));
    }

    void stop() {
        workers.shutdown();
        timer.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

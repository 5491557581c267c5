package io.opcuaws.opcua.channel;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that all connections share, however many there are. All are daemons.
 *
 * <ul>
 *   <li>{@code opcua-io}: Netty's event loop. Reads, decrypts, decodes and writes; must never block.
 *   <li>{@code opcua-work}: completes stages and runs what is chained to them; signs, checks certificates, reads the small
 *       files of the PKI. Its queue is as long as there are answers under way, which the domain limits.
 *   <li>{@code opcua-timer}: the timeouts of requests, to about 20 ms.
 *   <li>{@code opcua-dns}: looks up host names, see {@link Hosts}.
 * </ul>
 */
public final class ClientThreads implements AutoCloseable {

    private static final int CPUS = Runtime.getRuntime().availableProcessors();
    private static final int IO_THREADS = Math.min(4, CPUS);
    private static final int WORK_THREADS = Math.max(4, CPUS);
    private static final long IDLE_SECONDS = 30;
    private static final long TICK_MILLIS = 20;
    private static final long SHUTDOWN_SECONDS = 2;

    private final EventLoopGroup eventLoop =
            new NioEventLoopGroup(IO_THREADS, new DefaultThreadFactory("opcua-io", true));
    private final HashedWheelTimer timer =
            new HashedWheelTimer(new DefaultThreadFactory("opcua-timer", true), TICK_MILLIS, TimeUnit.MILLISECONDS);
    private final ExecutorService executor = workers();
    private final Hosts hosts = new Hosts(new DefaultThreadFactory("opcua-dns", true));

    private static ExecutorService workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORK_THREADS,
                WORK_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("opcua-work", true),
                // Only after the shutdown: what was under way must still come to its end, else somebody waits for ever.
                (task, shutDown) -> task.run());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    EventLoopGroup eventLoop() {
        return eventLoop;
    }

    HashedWheelTimer timer() {
        return timer;
    }

    Hosts hosts() {
        return hosts;
    }

    /** Where stages complete. */
    public ExecutorService executor() {
        return executor;
    }

    /** Runs the task on the {@link #executor()} after the delay; cancel what is no longer wanted. */
    public Future<?> after(Duration delay, Runnable task) {
        return eventLoop.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends all threads; waits for that a few seconds at most. Close the connections first. */
    @Override
    public void close() {
        hosts.close();
        timer.stop();
        eventLoop
                .shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

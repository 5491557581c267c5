package io.opcuaws.demo;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads of one server, all daemons, so that a stopped server leaves none behind. */
final class ServerThreads implements AutoCloseable {

    private final EventLoopGroup eventLoop = new NioEventLoopGroup(2, new DefaultThreadFactory("demo-server-io", true));
    private final ExecutorService executor =
            Executors.newCachedThreadPool(new DefaultThreadFactory("demo-server", true));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("demo-server-timer", true));

    EventLoopGroup eventLoop() {
        return eventLoop;
    }

    ExecutorService executor() {
        return executor;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        executor.shutdownNow();
    }
}

package io.opcuaws.opcua.channel;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Lane} where Milo wants a service to complete answers on. An answer that Netty has just decoded is completed on
 * Netty's own thread, so that no other one has to be woken for it; anything else (timeouts, failures to send) on the lane's
 * executor. It has no threads of its own, so there is nothing to shut down.
 */
final class LaneService extends AbstractExecutorService {

    private final Lane lane;
    private final EventLoopGroup io;

    LaneService(Lane lane, EventLoopGroup io) {
        this.lane = lane;
        this.io = io;
    }

    @Override
    public void execute(Runnable task) {
        if (isOnIoThread()) {
            lane.lendThread(task);
        } else {
            lane.execute(task);
        }
    }

    private boolean isOnIoThread() {
        for (EventExecutor thread : io) {
            if (thread.inEventLoop()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("the threads are everybody's");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("the threads are everybody's");
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}

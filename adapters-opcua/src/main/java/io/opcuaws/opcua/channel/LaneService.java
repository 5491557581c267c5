package io.opcuaws.opcua.channel;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** A {@link Lane} where Milo wants a service. It has no threads of its own, so there is nothing to shut down. */
final class LaneService extends AbstractExecutorService {

    private final Lane lane;

    LaneService(Lane lane) {
        this.lane = lane;
    }

    @Override
    public void execute(Runnable task) {
        lane.execute(task);
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

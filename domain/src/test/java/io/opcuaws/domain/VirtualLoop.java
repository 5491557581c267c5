package io.opcuaws.domain;

import io.opcuaws.domain.port.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;

/** An event loop whose progress the test decides, and whose time is that of its {@link VirtualLoops}. */
final class VirtualLoop implements EventLoop {

    private final VirtualLoops all;
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    VirtualLoop(VirtualLoops all) {
        this.all = all;
    }

    @Override
    public void post(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void lend(Runnable task) {
        post(task);
    }

    @Override
    public long now() {
        return all.now();
    }

    @Override
    public void wakeAt(long time, Runnable task) {
        all.wakeAt(time, () -> post(task));
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    void runOne() {
        tasks.remove().run();
    }
}

package io.opcuaws.bench.bare;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.measure.Usage;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** So many loops side by side, each of which asks again as soon as it has its answer. */
final class BareLoop {

    private static final int DIGITS = 3;

    private final Operations operations;
    private final int inFlight;
    private final Histogram nanos = new ConcurrentHistogram(DIGITS);
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Phaser running = new Phaser(1);
    private final Window window = new Window();
    private volatile boolean stopped;

    BareLoop(Operations operations, int inFlight) {
        this.operations = operations;
        this.inFlight = inFlight;
    }

    Slice run(Duration warmUp, Duration time) throws InterruptedException {
        try (operations;
                JvmProbe probe = JvmProbe.own()) {
            running.bulkRegister(inFlight);
            for (int slot = 0; slot < inFlight; slot++) {
                next(slot);
            }
            Usage.Used used = window.pass(probe, warmUp, time);
            stopped = true;
            running.arriveAndAwaitAdvance();
            return Slice.of(nanos, completed.sum(), failed.sum(), used, 0);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the loop goes on from within
    private void next(int slot) {
        if (stopped) {
            running.arriveAndDeregister();
            return;
        }
        long start = System.nanoTime();
        operations.perform(slot).whenComplete((well, problem) -> {
            if (window.isOpen()) {
                nanos.recordValue(System.nanoTime() - start);
                completed.increment();
            }
            if (problem != null || !well) {
                failed.increment();
            }
            next(slot);
        });
    }
}

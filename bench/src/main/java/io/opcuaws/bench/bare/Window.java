package io.opcuaws.bench.bare;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Usage;
import java.time.Duration;

/** The time in which what happens is counted. Before it is the warm-up, in which the same happens. */
final class Window {

    private volatile boolean open;

    /** Whether to count. Any thread may ask. */
    boolean isOpen() {
        return open;
    }

    /** Lets both times pass, and tells what this process has used in the second. */
    Usage.Used pass(JvmProbe probe, Duration warmUp, Duration time) throws InterruptedException {
        Thread.sleep(warmUp.toMillis());
        Usage usage = Usage.of(probe);
        open = true;
        Thread.sleep(time.toMillis());
        open = false;
        return usage.used();
    }
}

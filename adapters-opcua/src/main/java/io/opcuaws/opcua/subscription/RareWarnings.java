package io.opcuaws.opcua.subscription;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Warns of what a server does wrong, but not each time: it may do it a thousand times a second. On the lane only. */
final class RareWarnings {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Logger log;
    private long nextNanos = System.nanoTime();
    private long leftOut;

    RareWarnings(Logger log) {
        this.log = log;
    }

    void warn(String sentence) {
        long now = System.nanoTime();
        if (now - nextNanos < 0) {
            leftOut++;
            log.debug("{}", sentence);
            return;
        }
        log.warn("{}{}", sentence, leftOut == 0 ? "" : " (and " + leftOut + " warnings like this before)");
        leftOut = 0;
        nextNanos = now + PAUSE_NANOS;
    }
}

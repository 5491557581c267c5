package io.opcuaws.ws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one message together, as long as they are not too much, too many or too slow. Parts are fed by one thread
 * at a time; {@link #isTooSlow} may be asked from any.
 */
final class Gathering {

    /** Smaller parts than these are what a flood is made of; a network cuts a long frame into larger ones. */
    private static final int SMALL_BYTES = 64;

    private static final int MAX_SMALL_PARTS = 1_000;

    private final long maxNanos;
    private StringBuilder text = new StringBuilder();
    /** A message that came in one part, as most do. */
    private @Nullable String whole;

    private long bytes;
    private int smallParts;
    private volatile long startedAt;
    private volatile boolean started;

    enum Progress {
        MORE_TO_COME,
        COMPLETE,
        TOO_LONG,
        TOO_MANY_PARTS
    }

    Gathering(Duration maxTime) {
        this.maxNanos = maxTime.toNanos();
    }

    /**
     * Takes the next part of a message.
     *
     * @param maxBytes the longest message
     */
    Progress add(String part, boolean last, int maxBytes) {
        bytes += WaitingMessage.bytes(part);
        if (bytes > maxBytes) {
            return Progress.TOO_LONG;
        }
        if (last && text.isEmpty()) {
            whole = part;
            return Progress.COMPLETE;
        }
        text.append(part);
        if (last) {
            return Progress.COMPLETE;
        }
        if (!started) {
            startedAt = System.nanoTime();
            started = true;
        }
        if (part.length() < SMALL_BYTES && ++smallParts > MAX_SMALL_PARTS) {
            return Progress.TOO_MANY_PARTS;
        }
        return Progress.MORE_TO_COME;
    }

    /** The message that is complete; what comes next is another one. */
    String take() {
        @Nullable String message = whole;
        whole = null;
        if (message == null) {
            message = text.toString();
            text = new StringBuilder();
        }
        bytes = 0;
        smallParts = 0;
        started = false;
        return message;
    }

    /** Whether a message has begun too long ago. */
    boolean isTooSlow(long now) {
        return started && now - startedAt > maxNanos;
    }
}

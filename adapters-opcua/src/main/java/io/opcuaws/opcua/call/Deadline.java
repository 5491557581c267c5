package io.opcuaws.opcua.call;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import java.time.Duration;

/** A moment until which something must be done, on the clock of {@link System#nanoTime()}. */
public record Deadline(long nanos) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    public static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /**
     * What is left, at least a millisecond.
     *
     * @throws FailureException {@code BadTimeout} if nothing is left
     */
    public Duration remaining() {
        Duration remaining = Duration.ofNanos(nanos - System.nanoTime());
        if (remaining.isNegative() || remaining.isZero()) {
            throw Failures.because(StatusCode.BAD_TIMEOUT, "The server did not answer within the timeout.");
        }
        return remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining;
    }
}

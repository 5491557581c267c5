package io.opcuaws.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How much one connection may ask for at a time.
 *
 * @param sessions sessions per connection, those that are being opened or closed included; more are
 *     {@code BadTooManySessions}
 * @param requestsInFlight requests per connection that wait for their answer; more are {@code BadTooManyOperations}
 * @param defaultTimeout how long an answer may take if the client does not say
 * @param maxTimeout the most that a client can ask for; more is capped silently
 */
public record Limits(int sessions, int requestsInFlight, Duration defaultTimeout, Duration maxTimeout) {

    public static final Limits DEFAULT = new Limits(50, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(60));

    public Limits {
        if (sessions < 1 || requestsInFlight < 1 || defaultTimeout.isNegative() || defaultTimeout.isZero()) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (maxTimeout.compareTo(defaultTimeout) < 0) {
            throw new IllegalArgumentException("the maximum timeout is below the default timeout");
        }
    }

    /** The time that a request gets; 0 asks for the default. */
    Duration timeout(Optional<Duration> requested) {
        Duration timeout = requested.filter(duration -> !duration.isZero()).orElse(defaultTimeout);
        return timeout.compareTo(maxTimeout) > 0 ? maxTimeout : timeout;
    }
}

package io.opcuaws.domain;

import java.time.Duration;

/**
 * How much is kept for clients that may come back.
 *
 * @param maxWindow the longest that a session waits for its client; a client that asks for more gets this; 0: no session waits
 * @param keptValues how many values of what it said a session keeps; older ones are a gap for the client
 * @param sessions sessions of all connections that can be resumed; a login beyond is served, but its session ends with its
 *     connection
 */
public record ResumeLimits(Duration maxWindow, int keptValues, int sessions) {

    public static final ResumeLimits DEFAULT = new ResumeLimits(Duration.ofMinutes(5), 10_000, 1_000);

    public ResumeLimits {
        if (maxWindow.isNegative() || keptValues < 1 || sessions < 1) {
            throw new IllegalArgumentException("limits of resuming must be positive");
        }
    }

    Duration window(Duration asked) {
        return asked.compareTo(maxWindow) > 0 ? maxWindow : asked;
    }
}

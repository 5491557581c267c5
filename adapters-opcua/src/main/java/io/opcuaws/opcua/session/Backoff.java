package io.opcuaws.opcua.session;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Statuses;
import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * How long to wait before trying to bring a session back. Pure but for the chance that it is given, which spreads the
 * sessions of a server that was restarted.
 *
 * <p>At first almost at once, then longer each time, 5 s at most, for as long as it takes. A user whom the server refuses is
 * tried far less often: servers lock accounts after some wrong passwords.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_IF_REFUSED = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 10;
    private static final double SPREAD = 0.5;

    private static final Set<StatusCode> REFUSED = Set.of(
            Statuses.of(StatusCodes.Bad_UserAccessDenied),
            StatusCode.BAD_IDENTITY_TOKEN_INVALID,
            StatusCode.BAD_IDENTITY_TOKEN_REJECTED);

    private final DoubleSupplier chance;

    /** @param chance 0 (inclusive) to 1 (exclusive) */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** Before the first attempt. */
    Duration beforeFirst() {
        return spread(FIRST);
    }

    /**
     * After an attempt that failed.
     *
     * @param attempts how many have failed, at least one
     */
    Duration after(int attempts, Failure failure) {
        if (REFUSED.contains(failure.status())) {
            return spread(LONGEST_IF_REFUSED);
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        return spread(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }

    /** Between half of the time and all of it. */
    private Duration spread(Duration time) {
        return Duration.ofMillis((long) (time.toMillis() * (1 - SPREAD * chance.getAsDouble())));
    }
}

package io.opcuaws.domain;

/**
 * How many sessions there may be at the same time; one counts from its login until it is closed on its server. More are
 * {@code BadTooManySessions}.
 *
 * @param perTarget on one target: one that has a name, or one host and port of the URLs that clients log in with
 * @param inAll of all clients on all targets
 */
public record SessionLimits(int perTarget, int inAll) {

    public static final SessionLimits DEFAULT = new SessionLimits(1_000, 5_000);

    public SessionLimits {
        if (perTarget < 1 || inAll < 1) {
            throw new IllegalArgumentException("limits of sessions must be positive");
        }
    }
}

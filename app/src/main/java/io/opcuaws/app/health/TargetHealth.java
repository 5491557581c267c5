package io.opcuaws.app.health;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.Telemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the targets that have a name were last seen, by what happens to their sessions. Nothing is asked of them. Callable from
 * any thread.
 */
public final class TargetHealth implements Telemetry {

    private final Clock clock;
    private final Map<String, Seen> targets = new HashMap<>();

    /** What was seen of one target. */
    private static final class Seen {
        private int connected;
        private int interrupted;
        private boolean failed;
        private Optional<LastFailure> lastFailure = Optional.empty();
    }

    /** Why the server could not be had when that happened last. */
    record LastFailure(StatusCode status, Instant at) {}

    /**
     * How a target was last seen.
     *
     * @param sessions that are open, whether they can reach the server or not
     */
    record Health(State state, int sessions, Optional<LastFailure> lastFailure) {}

    enum State {
        /** At least one session can reach the server. */
        CONNECTED,
        /** There are sessions, and none of them can. */
        INTERRUPTED,
        /** There is no session, and the last login failed. */
        FAILED,
        /** There is no session, and the last login went well. */
        IDLE,
        /** Nobody has logged in yet. */
        UNTRIED
    }

    public TargetHealth(Clock clock) {
        this.clock = clock;
    }

    synchronized Health of(String target) {
        Seen seen = targets.get(target);
        if (seen == null) {
            return new Health(State.UNTRIED, 0, Optional.empty());
        }
        return new Health(state(seen), seen.connected + seen.interrupted, seen.lastFailure);
    }

    private static State state(Seen seen) {
        if (seen.connected > 0) {
            return State.CONNECTED;
        }
        if (seen.interrupted > 0) {
            return State.INTERRUPTED;
        }
        return seen.failed ? State.FAILED : State.IDLE;
    }

    @Override
    public synchronized void moved(SessionTraits session, SessionPhase from, SessionPhase to) {
        session.target().ifPresent(target -> {
            add(target, from, -1);
            add(target, to, 1);
            if (from == SessionPhase.OPENING && to == SessionPhase.ACTIVE) {
                seen(target).failed = false;
            }
        });
    }

    private void add(String target, SessionPhase phase, int count) {
        switch (phase) {
            case ACTIVE, PARKED -> seen(target).connected += count;
            case INTERRUPTED -> seen(target).interrupted += count;
            case OPENING, CLOSING -> {}
        }
    }

    @Override
    public synchronized void openFailed(SessionTraits session, Failure why) {
        session.target().ifPresent(target -> {
            seen(target).failed = true;
            seen(target).lastFailure = Optional.of(new LastFailure(why.status(), clock.instant()));
        });
    }

    @Override
    public synchronized void interrupted(SessionTraits session, Failure why) {
        session.target()
                .ifPresent(target ->
                        seen(target).lastFailure = Optional.of(new LastFailure(why.status(), clock.instant())));
    }

    private Seen seen(String target) {
        return targets.computeIfAbsent(target, unseen -> new Seen());
    }
}

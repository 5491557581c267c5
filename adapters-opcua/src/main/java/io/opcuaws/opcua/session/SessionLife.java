package io.opcuaws.opcua.session;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import java.time.Duration;
import java.util.Set;

/**
 * Decides what happens to a session whose connection comes and goes. Pure: it is told what happened, and tells its
 * {@link Actions} what to do. One thread at a time.
 *
 * <pre>
 *               lost          retryDue       recovered      notRecovered   close          closed
 * Up            Waiting       -              -              -              Closing        -
 * Waiting       -             Recovering     -              -              Closing        -
 * Recovering    -             -              Up             Waiting        Leaving        -
 * Leaving       -             -              Closing        Closing        -              -
 * Closing       -             -              -              -              -              Over
 * Over          -             -              -              -              -              -
 * </pre>
 *
 * @param <S> an open session with its connection
 */
final class SessionLife<S> {

    /** What a life has done for it, at once and in the order of the calls. */
    interface Actions<S> {

        /** Requests find no session from now on, and the client is told why. */
        void interrupted(Failure reason);

        /**
         * Requests go to this session from now on, and the client is told, when its subscriptions are brought over.
         *
         * @param before the session as it was last
         */
        void restored(S before, S session);

        /** {@link SessionLife#retryDue} is to be called after this time. */
        void retryAfter(Duration delay);

        /**
         * {@link SessionLife#recovered} or {@link SessionLife#notRecovered} is to be called with the outcome of an attempt.
         *
         * @param before the session as it was last
         * @param anew nothing of it may be relied on: the endpoint may have changed
         */
        void recover(S before, boolean anew);

        /** The session is to be closed, over a new connection if its own is lost, then {@link SessionLife#closed} called. */
        void close(S session);

        /** All is done. */
        void over();
    }

    /** Failures of the network: the server may be as it was, it just cannot be reached. */
    private static final Set<StatusCode> UNREACHABLE = Set.of(
            StatusCode.BAD_TIMEOUT,
            StatusCode.BAD_CONNECTION_REJECTED,
            StatusCode.BAD_CONNECTION_CLOSED,
            StatusCode.BAD_COMMUNICATION_ERROR,
            StatusCode.BAD_TCP_ENDPOINT_URL_INVALID);

    private final Backoff backoff;
    private final Actions<S> actions;
    private State state;

    /** Begins with an open session. */
    SessionLife(S session, Backoff backoff, Actions<S> actions) {
        this.backoff = backoff;
        this.actions = actions;
        this.state = new Up(session);
    }

    /** The connection of this session is gone. */
    void lost(S which, Failure reason) {
        state = state.lost(which, reason);
    }

    void retryDue() {
        state = state.retryDue();
    }

    void recovered(S session) {
        state = state.recovered(session);
    }

    void notRecovered(Failure failure) {
        state = state.notRecovered(failure);
    }

    /** Nobody wants the session any more. */
    void close() {
        state = state.close();
    }

    void closed() {
        state = state.closed();
    }

    boolean isOver() {
        return state instanceof SessionLife<?>.Over;
    }

    /** An input changes nothing where the table above has a dash: it is late news. */
    private abstract class State {

        State lost(S which, Failure reason) {
            return this;
        }

        State retryDue() {
            return this;
        }

        State recovered(S session) {
            return this;
        }

        State notRecovered(Failure failure) {
            return this;
        }

        State close() {
            return this;
        }

        State closed() {
            return this;
        }
    }

    /** The session can be used. */
    private final class Up extends State {

        private final S session;

        Up(S session) {
            this.session = session;
        }

        @Override
        State lost(S which, Failure reason) {
            if (which != session) {
                return this;
            }
            actions.interrupted(reason);
            actions.retryAfter(backoff.beforeFirst());
            return new Waiting(session, 0, false);
        }

        @Override
        State close() {
            actions.close(session);
            return new Closing();
        }
    }

    /** The connection is lost; it is not yet time to try again. */
    private final class Waiting extends State {

        private final S before;
        private final int failedAttempts;
        private final boolean anew;

        Waiting(S before, int failedAttempts, boolean anew) {
            this.before = before;
            this.failedAttempts = failedAttempts;
            this.anew = anew;
        }

        @Override
        State retryDue() {
            actions.recover(before, anew);
            return new Recovering(before, failedAttempts);
        }

        @Override
        State close() {
            actions.close(before);
            return new Closing();
        }
    }

    /** An attempt to bring the session back is under way. */
    private final class Recovering extends State {

        private final S before;
        private final int failedAttempts;

        Recovering(S before, int failedAttempts) {
            this.before = before;
            this.failedAttempts = failedAttempts;
        }

        @Override
        State recovered(S session) {
            actions.restored(before, session);
            return new Up(session);
        }

        @Override
        State notRecovered(Failure failure) {
            actions.retryAfter(backoff.after(failedAttempts + 1, failure));
            return new Waiting(before, failedAttempts + 1, !UNREACHABLE.contains(failure.status()));
        }

        @Override
        State close() {
            return new Leaving(before);
        }
    }

    /** Nobody wants the session any more, but it may just be coming back: then it has to be closed. */
    private final class Leaving extends State {

        private final S before;

        Leaving(S before) {
            this.before = before;
        }

        @Override
        State recovered(S session) {
            actions.close(session);
            return new Closing();
        }

        @Override
        State notRecovered(Failure failure) {
            actions.close(before); // the server may still have it, and may be there again by now
            return new Closing();
        }
    }

    /** The session is being closed. */
    private final class Closing extends State {

        @Override
        State closed() {
            actions.over();
            return new Over();
        }
    }

    /** The end. */
    private final class Over extends State {}
}

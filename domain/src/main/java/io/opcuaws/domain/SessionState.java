package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.ResumeGrant;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * One state of a session; what is true only in that state lives in its class. Each method takes an input, adds to the
 * effects what is to be done, and gives the next state. {@link SessionMachine} has the table of transitions.
 *
 * <p>Inputs that owe somebody an answer have no default, so that no state can forget them. A signal of the server or a
 * late completion may come in any state, and is ignored where nothing is said.
 */
sealed interface SessionState permits UnseenState, ActiveState, InterruptedState, ClosingState {

    /** The client asks for a service. */
    SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects);

    /** The client asks for the session's end. */
    SessionState logout(RequestTag tag, long deadline, Effects effects);

    /** The client's connection is over: what waits is answered with {@code why}, and the server's session closed. */
    SessionState ended(Failure why, Effects effects);

    /**
     * The client's connection does not have the session any more: what waits is answered with {@code why}. A session that can
     * be resumed goes on until {@code deadline}; any other ends.
     */
    default SessionState left(Failure why, long deadline, Effects effects) {
        return ended(why, effects);
    }

    /** The client may not have the session any more: as {@link #ended}, but it is told, unless it was told already
     * that there is no connection to the server. */
    default SessionState revoked(Failure why, Effects effects) {
        return ended(why, effects);
    }

    /** Time has passed. */
    SessionState tick(long now, Effects effects);

    /** The server's session is open. Nobody waits for it unless the state says so: it is closed, never leaked. */
    default SessionState opened(OpcUaSession session, Optional<ResumeGrant> resume, Effects effects) {
        effects.close(session);
        return this;
    }

    /** Whether another connection may take the session over. */
    default boolean isResumable() {
        return false;
    }

    /** How far the session is, for whoever counts. */
    SessionPhase phase();

    /** Whether the server can be reached. */
    default boolean isConnected() {
        return false;
    }

    /** Another connection has the session now, after it was {@link #left}. */
    default SessionState resumed() {
        return this;
    }

    /** The server's session could not be opened. */
    default SessionState openFailed(Failure failure, Effects effects) {
        return this;
    }

    /** A service's outcome has come. */
    default SessionState completed(PendingRequest request, ServiceOutcome outcome, Effects effects) {
        return this;
    }

    /** The connection to the server is lost. */
    default SessionState interrupted(Failure reason, Effects effects) {
        return this;
    }

    /** The connection to the server is back. */
    default SessionState restored(boolean subscriptionsRecreated, Effects effects) {
        return this;
    }

    /** A subscription of the session has something to say. */
    default SessionState notified(Notified notice, Effects effects) {
        return this;
    }

    /** The server's session is closed, or could not be and is given up. */
    default SessionState closed(Effects effects) {
        return this;
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import java.util.function.BiFunction;

/**
 * The life of one session, from login to its end.
 *
 * <pre>
 * state        input                          next state   the client is told
 * -----------  -----------------------------  -----------  ------------------------------------------------
 * Opening      opened                         Active       LoggedIn, Connected
 *              openFailed                     Closed       Refused with the reason
 *              deadline                       Abandoning   Refused BadTimeout
 *              ended                          Abandoning   Refused
 *              invoke, logout                 -            Refused BadSessionIdInvalid
 * Abandoning   opened (is closed)             Closed
 *              openFailed                     Closed
 *              invoke, logout                 -            Refused BadSessionIdInvalid
 * Active       invoke, completed              -            Served or Refused, once
 *              a request's deadline           -            Refused BadTimeout
 *              notification                   -            Notified
 *              interrupted                    Interrupted  pending Refused BadConnectionClosed, Disconnected
 *              logout                         Closing      pending Refused BadSessionClosed
 *              left, if it can be resumed     Parked       pending Refused
 *              ended (is closed)              Closed       pending Refused
 *              revoked (is closed)            Closed       pending Refused, Disconnected
 * Interrupted  restored                       Active       Connected
 *              left, if it can be resumed     Parked
 *              invoke                         -            Refused BadNotConnected
 *              logout (is closed)             Closed       LoggedOut
 *              ended (is closed)              Closed
 * Parked       resumed                        as before
 *              interrupted, restored,
 *              notification                   -            as before, when it is resumed
 *              deadline, ended (is closed)    Closed
 * Closing      closed, deadline, ended        Closed       LoggedOut
 *              invoke, logout                 -            Refused BadSessionClosed
 * Closed       invoke, logout                 -            Refused BadSessionIdInvalid
 * any other    opened                         -            (the server's session is closed)
 *              left, revoked                  as ended
 *              anything else                  -
 * </pre>
 */
final class SessionMachine {

    private SessionState state;

    /** @param deadline when the login stops waiting */
    SessionMachine(RequestTag loginTag, SessionId id, long deadline) {
        state = new OpeningState(loginTag, id, deadline);
    }

    /** Takes one input, as a call of the state's method for it, and gives what is to be done. */
    Effects step(BiFunction<SessionState, Effects, SessionState> input) {
        Effects effects = new Effects();
        state = input.apply(state, effects);
        return effects;
    }

    boolean isResumable() {
        return state.isResumable();
    }

    boolean isConnected() {
        return state.isConnected();
    }

    SessionPhase phase() {
        return state.phase();
    }

    boolean isOver() {
        return state instanceof ClosedState;
    }
}

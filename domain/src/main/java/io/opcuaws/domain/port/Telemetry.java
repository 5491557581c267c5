package io.opcuaws.domain.port;

/**
 * Is told what happens to sessions, so that an operator can see it. Any thread may call, several at a time; for one session the
 * calls come in order. No method blocks or throws, and what they are told is no secret.
 */
public interface Telemetry {

    /** Nobody looks. */
    Telemetry NONE = new Telemetry() {};

    /** A client has asked for a session, which is {@link SessionPhase#OPENING} now. */
    default void began(SessionTraits session) {}

    /** A session has gone from one phase into another. */
    default void moved(SessionTraits session, SessionPhase from, SessionPhase to) {}

    /** Nothing is left of a session, which was {@link SessionPhase#CLOSING} last. */
    default void gone(SessionTraits session) {}

    /** The server's session could not be opened. */
    default void openFailed(SessionTraits session, Failure why) {}

    /** A session has lost its server, and tries to come back. */
    default void interrupted(SessionTraits session, Failure why) {}

    /** A session has its server again. */
    default void restored(SessionTraits session) {}

    /** A client did not get what it asked for, without a server being asked. */
    default void refused(RefusalReason why) {}
}

package io.opcuaws.domain.port;

/** How far a session is, as an operator counts it. */
public enum SessionPhase {
    /** The client waits for its login. */
    OPENING,
    /** The client has it, and the server can be reached. */
    ACTIVE,
    /** The connection to the server is lost, and the gateway tries to bring the session back. */
    INTERRUPTED,
    /** The server can be reached; the client's connection is gone, and the client may come back. */
    PARKED,
    /** Nobody can have it any more; it is being closed on the server. */
    CLOSING
}

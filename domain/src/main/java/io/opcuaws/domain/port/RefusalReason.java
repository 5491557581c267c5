package io.opcuaws.domain.port;

/** Why a client does not get what it asks for. */
public enum RefusalReason {
    /** The connection has as many requests in flight as it may have. */
    REQUESTS_IN_FLIGHT,
    /** There are as many sessions as there may be: of the connection, of the target, or in all. */
    SESSIONS,
    /** The client may not go to the server that it asks for. */
    TARGET,
    /** The client has no right to this service there. */
    RIGHTS,
    /** There is no such session to take over for this client, or its token is another. */
    RESUME
}

package io.opcuaws.domain.port;

/** Why the gateway ends a client's connection. */
public enum CloseReason {
    /** The gateway is being stopped; the client may come back later. */
    SHUTDOWN
}

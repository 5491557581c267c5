package io.opcuaws.ws;

import io.opcuaws.domain.port.StatusCode;

/**
 * Is told what clients do and get, so that an operator can see it. Any thread may call, several at a time. No method blocks or
 * throws, and what they are told is no secret and, apart from a request's session, nothing that a client has chosen.
 */
public interface ClientTelemetry {

    /** Nobody looks. */
    ClientTelemetry NONE = new ClientTelemetry() {};

    /** A client has a WebSocket. */
    default void connected(long connection) {}

    /** A client's WebSocket is closed. */
    default void disconnected(long connection) {}

    /** A request is answered; the answer leaves after this. Called for every answer: it should cost next to nothing. */
    default void answered(AnsweredRequest request, StatusCode status) {}

    /**
     * A session tells its client something unasked.
     *
     * @param values how many values are in it, at least 1
     */
    default void notified(NotificationKind kind, int values) {}

    /** A client was turned away, or did not get what it asked for, before the domain heard of it. */
    default void refused(ClientRefusal why) {}
}

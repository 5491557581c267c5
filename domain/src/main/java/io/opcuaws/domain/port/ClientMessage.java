package io.opcuaws.domain.port;

import io.opcuaws.protocol.Notification;
import io.opcuaws.protocol.ServiceResponse;

/** What a client is told. Every request gets exactly one {@link Reply}. */
public sealed interface ClientMessage {

    /** The answer to a request. */
    sealed interface Reply extends ClientMessage {
        RequestTag tag();
    }

    /** What a session says unasked; it carries the tag of the login that opened the session. */
    sealed interface Notify extends ClientMessage {
        RequestTag loginTag();

        SessionId sessionId();
    }

    /** The session is open. */
    record LoggedIn(RequestTag tag, SessionId sessionId) implements Reply {}

    /** The session is over. */
    record LoggedOut(RequestTag tag) implements Reply {}

    /** The service was performed. */
    record Served(RequestTag tag, ServiceResponse response) implements Reply {}

    /** The request could not be performed. */
    record Refused(RequestTag tag, Failure failure) implements Reply {}

    /** The session can reach its server. */
    record Connected(RequestTag loginTag, SessionId sessionId, boolean subscriptionsRecreated) implements Notify {}

    /** The session cannot reach its server; the gateway tries to bring it back. */
    record Disconnected(RequestTag loginTag, SessionId sessionId, Failure reason) implements Notify {}

    /** A subscription of the session has something to say. */
    record Notified(RequestTag loginTag, SessionId sessionId, Notification notification) implements Notify {}
}

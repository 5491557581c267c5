package io.opcuaws.domain.port;

import java.util.Optional;

/**
 * Something that a client did or was refused. It has no secret, whatever the client sent. When it happened is the log's to say.
 *
 * @param service what was asked for: {@code Login}, {@code Resume}, {@code Logout}, or the name of an OPC UA service
 * @param client who asked
 * @param target the target's name, or its URL if it has none; empty if there is no target in it
 * @param user who the client is to the server, if that is a user with a name
 * @param node the node, in the text form of a NodeId
 * @param operation what was asked for there, as JSON
 * @param oldValue the DataValue that was there before, as JSON
 * @param status how it went; Good if that is not known yet
 * @param message a sentence, for a status that is not Good
 */
public record AuditEvent(
        Kind kind,
        String service,
        ClientIdentity client,
        Optional<SessionId> session,
        String target,
        Optional<String> user,
        Optional<String> node,
        Optional<String> operation,
        Optional<String> oldValue,
        StatusCode status,
        String message) {

    /** What is said of it. */
    public enum Kind {
        /** A client has logged in, or could not. */
        LOGIN,
        /** A client has taken a session over on another connection. */
        RESUME,
        /** A client has ended its session. */
        LOGOUT,
        /** A session has ended without a logout. */
        SESSION_END,
        /** A client may not do that; nothing was sent. */
        REFUSED,
        /** One change of the plant is about to be sent. */
        ASKED,
        /** One change of the plant was sent, and how it went. */
        DONE
    }

    /** An event without anything but who, what and where. */
    public static AuditEvent of(Kind kind, String service, ClientIdentity client, String target) {
        return new AuditEvent(
                kind,
                service,
                client,
                Optional.empty(),
                target,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StatusCode.GOOD,
                "");
    }

    public AuditEvent in(SessionId newSession) {
        return new AuditEvent(
                kind,
                service,
                client,
                Optional.of(newSession),
                target,
                user,
                node,
                operation,
                oldValue,
                status,
                message);
    }

    public AuditEvent as(String newUser) {
        return new AuditEvent(
                kind,
                service,
                client,
                session,
                target,
                Optional.of(newUser),
                node,
                operation,
                oldValue,
                status,
                message);
    }

    public AuditEvent on(Optional<String> newNode, Optional<String> newOperation, Optional<String> newOldValue) {
        return new AuditEvent(
                kind, service, client, session, target, user, newNode, newOperation, newOldValue, status, message);
    }

    public AuditEvent ended(StatusCode newStatus, String newMessage) {
        return new AuditEvent(
                kind, service, client, session, target, user, node, operation, oldValue, newStatus, newMessage);
    }

    public AuditEvent failed(Failure failure) {
        return ended(failure.status(), failure.sentence());
    }
}

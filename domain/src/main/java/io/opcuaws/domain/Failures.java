package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.operation.NodeName;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The failures that the domain itself finds. */
final class Failures {

    /** A session of another connection is answered exactly like one that never existed. */
    static final Failure NO_SUCH_SESSION =
            new Failure(StatusCode.BAD_SESSION_ID_INVALID, "This connection has no session with this SessionId.");

    /** Says the same whatever is wrong, so that nobody can find out which sessions there are. */
    static final Failure NOTHING_TO_RESUME = new Failure(
            StatusCode.BAD_SESSION_ID_INVALID,
            "There is no session to resume with this SessionId and ResumeToken: the window is over, the token was used, or the"
                    + " gateway was restarted, which ends all sessions. Log in again.");

    static final Failure SESSION_CLOSED = new Failure(StatusCode.BAD_SESSION_CLOSED, "The session is being closed.");

    static final Failure NOT_CONNECTED = new Failure(
            StatusCode.BAD_NOT_CONNECTED, "The server cannot be reached; the gateway is trying to reconnect.");

    static final Failure LOGIN_TIMEOUT =
            new Failure(StatusCode.BAD_TIMEOUT, "The session could not be opened within the request's timeout.");

    static final Failure SHUTDOWN = new Failure(StatusCode.BAD_SHUTDOWN, "The gateway is shutting down.");

    static final Failure CLIENT_GONE =
            new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The client's connection is closed.");

    static final Failure TAKEN_OVER =
            new Failure(StatusCode.BAD_SESSION_CLOSED, "Another connection has taken the session over.");

    static final Failure NOTIFY_OF_THE_FUTURE = new Failure(
            StatusCode.BAD_INVALID_ARGUMENT, "/Body/LastNotify: must not be above the number of the last notify.");

    /** A target that the client may not use is answered exactly like one that does not exist. */
    static final Failure NO_SUCH_TARGET =
            new Failure(StatusCode.BAD_USER_ACCESS_DENIED, "There is no target of this name that this client may use.");

    static final Failure NO_OPEN_TARGETS = new Failure(
            StatusCode.BAD_USER_ACCESS_DENIED,
            "This client may not name servers by their URL; it may ask for targets.");

    static final Failure ACCESS_LOST = new Failure(
            StatusCode.BAD_USER_ACCESS_DENIED, "The rights that this session was used with are not there any more.");

    /** What a server makes of a node's name then is not known here. */
    static final Failure NO_ALIASES = new Failure(
            StatusCode.BAD_USER_ACCESS_DENIED,
            "RegisterNodes gives nodes other names, and this client's rights go by the names of nodes.");

    static final Failure ALIASES_IN_USE = new Failure(
            StatusCode.BAD_USER_ACCESS_DENIED,
            "This session has used RegisterNodes, and the client's rights go by the names of nodes now; log in again.");

    static final Failure NOT_WRITTEN_DOWN = new Failure(
            StatusCode.BAD_RESOURCE_UNAVAILABLE,
            "The audit of this change could not be written, so it was not sent to the server.");

    private static final Failure BUG =
            new Failure(StatusCode.BAD_UNEXPECTED_ERROR, "The gateway failed at this request; its log says more.");

    private Failures() {}

    /** The failure that a stage of a port completed with; anything but a {@link FailureException} is a bug of the port. */
    static Failure of(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof FailureException expected ? expected.failure() : BUG;
    }

    static Failure tooManySessions(int limit) {
        return new Failure(
                StatusCode.BAD_TOO_MANY_SESSIONS, "A connection may have " + limit + " sessions at the same time.");
    }

    static Failure tooManyRequests(int limit) {
        return new Failure(
                StatusCode.BAD_TOO_MANY_OPERATIONS,
                "A connection may have " + limit + " requests in flight at the same time.");
    }

    static Failure tooManySessionsOfTarget(int limit) {
        return new Failure(
                StatusCode.BAD_TOO_MANY_SESSIONS, "A target may have " + limit + " sessions at the same time.");
    }

    static Failure tooManySessionsInAll() {
        return new Failure(
                StatusCode.BAD_TOO_MANY_SESSIONS, "The gateway has as many sessions as it may have at the same time.");
    }

    /** @param node the first that is refused, if the request has one */
    static Failure mayNot(Service service, Optional<NodeName> node, boolean readOnly) {
        String what = service.serviceName() + node.map(name -> " of " + name).orElse("");
        return new Failure(
                StatusCode.BAD_USER_ACCESS_DENIED,
                readOnly
                        ? what + " is refused: the gateway is read-only."
                        : what + " is refused: this client has no right to it. Nothing of the request was sent.");
    }
}

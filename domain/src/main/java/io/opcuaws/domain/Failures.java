package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The failures that the domain itself finds. */
final class Failures {

    /** A session of another connection is answered exactly like one that never existed. */
    static final Failure NO_SUCH_SESSION =
            new Failure(StatusCode.BAD_SESSION_ID_INVALID, "This connection has no session with this SessionId.");

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
}

package io.opcuaws.ws;

import java.util.Optional;

/** What there is to tell of a request when it is answered. To be used before {@link ClientTelemetry#answered} returns only. */
public interface AnsweredRequest {

    /**
     * What was asked for: {@code Read}, {@code Login} and so on, one of a closed set; {@link #UNKNOWN} if it was nothing that
     * the gateway knows.
     */
    String service();

    /** Nothing that the gateway knows. */
    String UNKNOWN = "unknown";

    /** The session that it was for, as the client has written it. */
    Optional<String> sessionId();

    /** From when all of it was there until it was answered. */
    long nanos();

    /** Whether a server was asked for it. */
    boolean wasSent();

    /** If a server was asked: how much of {@link #nanos} had passed by then. */
    long nanosBeforeServer();

    /** If a server was asked: how long it took to answer, or was waited for in vain. */
    long nanosAtServer();
}

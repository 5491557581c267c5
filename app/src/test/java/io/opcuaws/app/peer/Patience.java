package io.opcuaws.app.peer;

import java.time.Duration;

/** How long the tests wait before they call something missing. Generous: a loaded machine is not a fault of the gateway. */
public final class Patience {

    /** For an answer that needs no more than a few round trips. */
    public static final Duration ANSWER = Duration.ofSeconds(20);

    /** For a process to be ready, its JVM or Node started from nothing. */
    public static final Duration START = Duration.ofSeconds(60);

    /** For all commands of a page, programs that are started among them. */
    static final Duration PAGE = Duration.ofMinutes(3);

    /** For a process to end. */
    public static final Duration END = Duration.ofSeconds(20);

    /** For packages to arrive. */
    public static final Duration INSTALL = Duration.ofMinutes(5);

    /** What the gateway promises for the sessions of a client that is gone. */
    public static final Duration SESSIONS_GONE = Duration.ofSeconds(5);

    /** What the gateway promises for its own end. */
    public static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private Patience() {}
}

package io.opcuaws.domain.port;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where it is written down what clients do. Any thread may call; neither method blocks. */
public interface AuditLog {

    /** Writes an event soon, in the order of the calls of both methods. */
    void write(AuditEvent event);

    /**
     * Writes events, and completes, in bounded time and on any thread that holds no lock, when they will outlive the process and
     * the machine; fails with a {@link FailureException} if they may not.
     */
    CompletionStage<Void> writeFirst(List<AuditEvent> events);
}

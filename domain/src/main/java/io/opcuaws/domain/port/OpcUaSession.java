package io.opcuaws.domain.port;

import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A session on an OPC UA server. It heals itself: when the connection is lost it tells its {@link SessionSignals}, tries
 * again without end, and tells when it is back.
 *
 * <p>Stages complete as those of {@link OpcUaPort} do.
 */
public interface OpcUaSession {

    /**
     * Performs a service.
     *
     * @param timeout the hint for the server, and how long the answer is waited for
     */
    CompletionStage<ServiceResponse> invoke(ServiceRequest request, Duration timeout);

    /** The server's namespaces as they are for a request that is sent now; {@link Namespaces#UNKNOWN} while none can be. */
    Namespaces namespaces();

    /**
     * As {@link #invoke}, but fails with {@code BadNotConnected} and sends nothing if the server's namespaces are not these any
     * more: the request's NodeIds may name other nodes then.
     */
    CompletionStage<ServiceResponse> invokeIn(Namespaces namespaces, ServiceRequest request, Duration timeout);

    /** Closes the session with its subscriptions, on the server too if it can be reached; signals end. Repeatable. */
    CompletionStage<Void> close();
}

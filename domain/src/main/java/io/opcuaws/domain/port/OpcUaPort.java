package io.opcuaws.domain.port;

import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The OPC UA servers of the world.
 *
 * <p>Every stage of this port completes in bounded time, on any thread that holds no lock, and fails only with a
 * {@link FailureException}.
 */
public interface OpcUaPort {

    /**
     * Opens a secure channel and a session, and activates it with the user's identity.
     *
     * <p>When the stage fails, nothing is left open on the server and nothing goes on trying. Signals begin only after
     * the stage has completed.
     *
     * <p>The secrets in the settings stay the caller's, who leaves them as they are until the session is closed. What is used
     * of them is a copy, and cleared.
     *
     * @param timeout how long the whole of it may take
     * @param signals is told what happens to the session from then on
     */
    CompletionStage<OpcUaSession> open(SessionSettings settings, Duration timeout, SessionSignals signals);

    /** Performs a service that needs no session (FindServers, GetEndpoints). */
    CompletionStage<ServiceResponse> discover(ServiceRequest request, Duration timeout);
}

package io.opcuaws.domain.port;

import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.Optional;

/** A well-formed request of a client. {@code timeout} is what the client asked for, not yet capped. */
public sealed interface ClientRequest {

    RequestTag tag();

    Optional<Duration> timeout();

    /** Open a session. */
    record Login(RequestTag tag, Optional<Duration> timeout, SessionSettings settings) implements ClientRequest {}

    /** Close a session with its subscriptions. */
    record Logout(RequestTag tag, Optional<Duration> timeout, SessionId sessionId) implements ClientRequest {}

    /** Perform a service in a session. */
    record Invoke(RequestTag tag, Optional<Duration> timeout, SessionId sessionId, ServiceRequest request)
            implements ClientRequest {}

    /** Perform a service that needs no session. */
    record Discover(RequestTag tag, Optional<Duration> timeout, ServiceRequest request) implements ClientRequest {}
}

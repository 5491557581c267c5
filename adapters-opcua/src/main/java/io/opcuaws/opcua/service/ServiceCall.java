package io.opcuaws.opcua.service;

import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.login.Requests;
import io.opcuaws.opcua.value.Values;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;

/**
 * The session in which a service is performed, for one request of a client.
 *
 * @param timeout how long the answer is waited for, at least a millisecond; told to the server too
 */
public record ServiceCall(Established session, Duration timeout) {

    /** The header for a request of this call. */
    RequestHeader header() {
        return Requests.header(session.authenticationToken(), timeout);
    }

    /** Sends a request that has this call's {@link #header()}; fails with {@code Bad_Timeout} when its time is up. */
    <R extends UaResponseMessageType> CompletableFuture<R> send(UaRequestMessageType request, Class<R> response) {
        return session.connection().send(request).thenApply(response::cast);
    }

    /** Translates values, with the namespaces of this session's server. */
    Values values() {
        return new Values(session.encoding().getNamespaceTable());
    }
}

package io.opcuaws.opcua.login;

import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.value.Values;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;

/**
 * The session in which a service is performed, for one request of a client.
 *
 * @param deadline until when the answer is waited for, however many requests it takes
 */
public record SessionCall(Established session, Deadline deadline) {

    /**
     * The header for a request of this call; it tells the server what is left of the time.
     *
     * @throws io.opcuaws.domain.port.FailureException {@code BadTimeout} if nothing is left: no one would hear the answer
     */
    public RequestHeader header() {
        return Requests.header(session.authenticationToken(), deadline.remaining());
    }

    /**
     * Sends a request that has this call's {@link #header()}, and translates the answer.
     *
     * @param translate may run several times, until the types of the server that it misses are loaded
     * @return fails with {@code Bad_Timeout} when the time is up
     */
    public <R extends UaResponseMessageType, T> CompletableFuture<T> send(
            UaRequestMessageType request, Class<R> response, Function<R, T> translate) {
        return session.connection()
                .send(request)
                .thenApply(response::cast)
                .thenCompose(answer -> values().withTypes(() -> translate.apply(answer)));
    }

    /** What the server takes in one request. */
    public OperationLimits limits() {
        return session.limits();
    }

    /** Translates values, with the namespaces and types of this session's server. */
    public Values values() {
        return session.values();
    }
}

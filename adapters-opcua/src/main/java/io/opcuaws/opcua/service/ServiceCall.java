package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.subscription.Subscriptions;
import io.opcuaws.opcua.value.Values;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;

/**
 * What a mapper performs one request of a client with.
 *
 * @param session the session, for the time that the request has
 * @param subscriptions of that session
 * @param told completes when the client has the answer, whatever it is
 */
public record ServiceCall(SessionCall session, Subscriptions subscriptions, CompletableFuture<?> told) {

    /** As {@link SessionCall#header}. */
    RequestHeader header() {
        return session.header();
    }

    /** As {@link SessionCall#send}. */
    <R extends UaResponseMessageType, T> CompletableFuture<T> send(
            UaRequestMessageType request, Class<R> response, Function<R, T> translate) {
        return session.send(request, response, translate);
    }

    OperationLimits limits() {
        return session.limits();
    }

    Values values() {
        return session.values();
    }
}

package io.opcuaws.opcua.service;

import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.util.concurrent.CompletableFuture;

/**
 * How one service is performed.
 *
 * @param service which one
 * @param request the generated record of its requests
 * @param perform calls the server; it may throw a {@link io.opcuaws.domain.port.FailureException} before it does
 */
record ServiceMapper<Q extends ServiceRequest>(Service service, Class<Q> request, Perform<Q> perform) {

    /** Performs a service in a session. */
    @FunctionalInterface
    interface Perform<Q> {
        CompletableFuture<? extends ServiceResponse> perform(Q request, ServiceCall call);
    }

    CompletableFuture<? extends ServiceResponse> perform(ServiceRequest asked, ServiceCall call) {
        return perform.perform(request.cast(asked), call);
    }
}

package io.opcuaws.opcua.service;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All services that can be performed in a session. A new service is a schema, and a mapper in the list below. */
public final class Services {

    private static final Map<Service, ServiceMapper<?>> MAPPERS = Stream.of(
                    AttributeServices.mappers(),
                    BrowseServices.mappers(),
                    BrowsePathServices.mappers(),
                    RegisteredNodeServices.mappers(),
                    HistoryServices.mappers(),
                    MethodServices.mappers(),
                    NodeManagementServices.mappers(),
                    SubscriptionServices.mappers(),
                    MonitoredItemServices.mappers())
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(ServiceMapper::service, Function.identity()));

    private Services() {}

    /**
     * Performs a service. What is wrong with the request is found out here, on the caller's thread; sending does not block.
     *
     * @return fails with a {@link FailureException}, or with what Milo failed with
     */
    public static CompletableFuture<? extends ServiceResponse> perform(ServiceRequest request, ServiceCall call) {
        ServiceMapper<?> mapper = MAPPERS.get(request.service());
        if (mapper == null) {
            return CompletableFuture.failedFuture(unsupported(request.service()));
        }
        // A mapper throws only before it sends anything, so it may run again when the types that it missed are there.
        return call.values().withTypesTold(() -> mapper.perform(request, call));
    }

    /** What a service that has no mapper is answered with. */
    static FailureException unsupported(Service service) {
        return Failures.because(
                StatusCode.BAD_SERVICE_UNSUPPORTED, "The gateway does not perform " + service.serviceName() + " here.");
    }
}

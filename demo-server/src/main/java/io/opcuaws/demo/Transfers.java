package io.opcuaws.demo;

import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSubscriptionServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsResponse;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/** Can refuse TransferSubscriptions, as servers do that do not know this service. */
final class Transfers extends DefaultSubscriptionServiceSet {

    private volatile boolean refusing;

    private Transfers(OpcUaServer server) {
        super(server);
    }

    /** Takes the place of Milo's service at all endpoints. */
    static Transfers install(OpcUaServer server) {
        Transfers service = new Transfers(server);
        server.getConfig().getEndpoints().stream()
                .map(endpoint -> EndpointUtil.getPath(endpoint.getEndpointUrl()))
                .distinct()
                .forEach(path -> server.addServiceSet(path, service));
        return service;
    }

    void refuse(boolean newRefusing) {
        refusing = newRefusing;
    }

    @Override
    public TransferSubscriptionsResponse onTransferSubscriptions(
            ServiceRequestContext context, TransferSubscriptionsRequest request) throws UaException {
        if (refusing) {
            throw new UaException(StatusCodes.Bad_ServiceUnsupported);
        }
        return super.onTransferSubscriptions(context, request);
    }
}

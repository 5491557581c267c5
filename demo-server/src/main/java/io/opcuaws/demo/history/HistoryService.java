package io.opcuaws.demo.history;

import java.util.Arrays;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultAttributeServiceSet;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/** Releases continuation points, which Milo's own service does not. */
public final class HistoryService extends DefaultAttributeServiceSet {

    private final OpcUaServer server;
    private final HistoryReads reads;

    private HistoryService(OpcUaServer server, HistoryReads reads) {
        super(server);
        this.server = server;
        this.reads = reads;
    }

    /** Takes the place of Milo's service at all endpoints. */
    public static void install(OpcUaServer server, HistoryReads reads) {
        HistoryService service = new HistoryService(server, reads);
        server.getConfig().getEndpoints().stream()
                .map(endpoint -> EndpointUtil.getPath(endpoint.getEndpointUrl()))
                .distinct()
                .forEach(path -> server.addServiceSet(path, service));
    }

    @Override
    public HistoryReadResponse onHistoryRead(ServiceRequestContext context, HistoryReadRequest request)
            throws UaException {
        HistoryReadValueId[] nodes = request.getNodesToRead();
        if (!request.getReleaseContinuationPoints() || nodes == null || nodes.length == 0) {
            return super.onHistoryRead(context, request);
        }
        Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
        return new HistoryReadResponse(
                AbstractServiceSet.createResponseHeader(request),
                Arrays.stream(nodes).map(node -> reads.release(session, node)).toArray(HistoryReadResult[]::new),
                new DiagnosticInfo[0]);
    }
}

package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/** What the server takes; Milo both tells clients of it and refuses more. */
final class ServerLimits implements OpcUaServerConfigLimits {

    private final UInteger maxSessions;
    private final double maxSessionTimeoutMillis;
    private final UInteger maxNodesPerCall;

    ServerLimits(DemoServerOptions options) {
        maxSessions = uint(options.maxSessions());
        maxSessionTimeoutMillis = options.maxSessionTimeout().toMillis();
        maxNodesPerCall = uint(options.maxNodesPerCall());
    }

    @Override
    public UInteger getMaxSessions() {
        return maxSessions;
    }

    @Override
    public Double getMaxSessionTimeout() {
        return maxSessionTimeoutMillis;
    }

    @Override
    public UInteger getMaxNodesPerRead() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerWrite() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerRegisterNodes() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerMethodCall() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerBrowse() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerTranslateBrowsePathsToNodeIds() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerNodeManagement() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxMonitoredItemsPerCall() {
        return maxNodesPerCall;
    }

    /** Short, so that a test can wait for its end. */
    @Override
    public Double getMinSubscriptionLifetime() {
        return 100.0;
    }

    @Override
    public UInteger getMaxNodesPerHistoryReadData() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerHistoryReadEvents() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerHistoryUpdateData() {
        return maxNodesPerCall;
    }

    @Override
    public UInteger getMaxNodesPerHistoryUpdateEvents() {
        return maxNodesPerCall;
    }
}

package io.opcuaws.opcua.call;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * How many operations a server takes in one request (OperationLimitsType, OPC 10000-5, 6.3.11), by service; 0 means that the
 * server names no limit.
 */
public record OperationLimits(
        int read,
        int write,
        int methodCall,
        int browse,
        int registerNodes,
        int translateBrowsePaths,
        int nodeManagement,
        int historyReadData,
        int historyReadEvents,
        int historyUpdateData,
        int historyUpdateEvents,
        int monitoredItems) {

    private static final int COUNT = 12;

    public static final OperationLimits NONE = of(List.of());

    /** The variables that hold them, in the order of the components. */
    public static final List<NodeId> NODES = List.of(
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerRead,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerWrite,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerMethodCall,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerBrowse,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerRegisterNodes,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerTranslateBrowsePathsToNodeIds,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerNodeManagement,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerHistoryReadData,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerHistoryReadEvents,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerHistoryUpdateData,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxNodesPerHistoryUpdateEvents,
            NodeIds.Server_ServerCapabilities_OperationLimits_MaxMonitoredItemsPerCall);

    /** @param values of {@link #NODES}, as they were read; one that is missing or bad is no limit */
    public static OperationLimits of(List<DataValue> values) {
        int[] limits = Stream.concat(values.stream().map(OperationLimits::limit), Stream.generate(() -> 0))
                .limit(COUNT)
                .mapToInt(Integer::intValue)
                .toArray();
        return new OperationLimits(
                limits[0],
                limits[1],
                limits[2],
                limits[3],
                limits[4],
                limits[5],
                limits[6],
                limits[7],
                limits[8],
                limits[9],
                limits[10],
                limits[11]);
    }

    private static int limit(DataValue value) {
        return value.value().value() instanceof UInteger limit
                ? (int) Math.min(limit.longValue(), Integer.MAX_VALUE)
                : 0;
    }
}

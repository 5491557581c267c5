package io.opcuaws.demo.history;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Which nodes have history. */
public final class Histories {

    private final OpcUaServer server;
    private final Map<NodeId, ValueHistory> values = new ConcurrentHashMap<>();
    private final Map<NodeId, EventHistory> events = new ConcurrentHashMap<>();

    /** Starts with no node. */
    public Histories(OpcUaServer server) {
        this.server = server;
    }

    /** A variable has history from now on. */
    public void add(NodeId variable, ValueHistory history) {
        values.put(variable, history);
    }

    /** A notifier has history from now on. */
    public void add(NodeId notifier, EventHistory history) {
        events.put(notifier, history);
    }

    ValueHistory values(NodeId node) throws UaException {
        return known(node, values);
    }

    EventHistory events(NodeId node) throws UaException {
        return known(node, events);
    }

    private <H> H known(NodeId node, Map<NodeId, H> histories) throws UaException {
        H history = histories.get(node);
        if (history == null) {
            Optional<?> known = server.getAddressSpaceManager().getManagedNode(node);
            throw new UaException(
                    known.isPresent() ? StatusCodes.Bad_HistoryOperationUnsupported : StatusCodes.Bad_NodeIdUnknown);
        }
        return history;
    }
}

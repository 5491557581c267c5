package io.opcuaws.demo;

import io.opcuaws.demo.event.DemoEvent;
import io.opcuaws.demo.event.EventNotifiers;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.EventFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** {@code Demo.Event}: a notifier whose events are raised with the method {@code Demo.Method.RaiseEvent}. */
final class EventSource {

    private static final String NAME = "Event";

    private final NodeId node;
    private final EventNotifiers notifiers;
    private final EventFactory factory;

    private EventSource(NodeId node, EventNotifiers notifiers, EventFactory factory) {
        this.node = node;
        this.notifiers = notifiers;
        this.factory = factory;
    }

    static EventSource addTo(DemoNamespace namespace, UaFolderNode demo, EventNotifiers notifiers) {
        UaFolderNode folder = namespace.notifier(demo, NAME);
        return new EventSource(
                folder.getNodeId(), notifiers, namespace.context().getServer().getEventFactory());
    }

    /** Raises an event of BaseEventType, and says which. */
    ByteString raise(String message, int severity) throws UaException {
        DemoEvent event =
                new DemoEvent(DemoEvent.newId(), NodeIds.BaseEventType, node, NAME, DateTime.now(), message, severity);
        event.withNode(factory, shown -> notifiers.fire(node, shown));
        return event.id();
    }
}

package io.opcuaws.demo;

import io.opcuaws.demo.event.DemoEvent;
import io.opcuaws.demo.event.EventNotifiers;
import io.opcuaws.demo.history.EventHistory;
import io.opcuaws.demo.history.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.EventFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EventNotifierType;
import org.eclipse.milo.opcua.stack.core.types.structured.EventNotifierType.Field;

/**
 * {@code Demo.Event}: a notifier whose events are raised with the method {@code Demo.Method.RaiseEvent}. Its history begins with
 * Event 0 to Event 49, one every minute, with a severity of ten times the number, but at least 1.
 */
final class EventSource {

    private static final String NAME = "Event";
    private static final Instant BEGIN = Instant.parse("2024-02-29T00:00:00Z");
    private static final int PAST_EVENTS = 50;

    private final NodeId node;
    private final EventNotifiers notifiers;
    private final EventFactory factory;
    private final EventHistory history = new EventHistory();

    private EventSource(NodeId node, EventNotifiers notifiers, EventFactory factory) {
        this.node = node;
        this.notifiers = notifiers;
        this.factory = factory;
        for (int i = 0; i < PAST_EVENTS; i++) {
            history.record(event(
                    DemoEvent.idOf(new UUID(0, i)),
                    new DateTime(BEGIN.plus(Duration.ofMinutes(i))),
                    NAME + " " + i,
                    Math.max(1, 10 * i)));
        }
    }

    static EventSource addTo(
            DemoNamespace namespace, UaFolderNode demo, EventNotifiers notifiers, Histories histories) {
        UaFolderNode folder = namespace.notifier(demo, NAME);
        folder.setEventNotifier(EventNotifierType.of(Field.SubscribeToEvents, Field.HistoryRead, Field.HistoryWrite)
                .getValue());
        EventSource source = new EventSource(
                folder.getNodeId(), notifiers, namespace.context().getServer().getEventFactory());
        histories.add(source.node, source.history);
        return source;
    }

    private DemoEvent event(ByteString id, DateTime time, String message, int severity) {
        return new DemoEvent(id, NodeIds.BaseEventType, node, NAME, time, message, severity);
    }

    /** Raises an event of BaseEventType, and says which. */
    ByteString raise(String message, int severity) throws UaException {
        DemoEvent event = event(DemoEvent.newId(), DateTime.now(), message, severity);
        history.record(event);
        event.withNode(factory, shown -> notifiers.fire(node, shown));
        return event.id();
    }
}

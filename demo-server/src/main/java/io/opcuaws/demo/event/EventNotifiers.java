package io.opcuaws.demo.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Who is told of an event: the items on the notifier it comes from, and those on the Server object, which is above all
 * notifiers (OPC 10000-3, 7.16). Any thread may call; an item takes an event without waiting.
 */
public final class EventNotifiers {

    private final EventNotifier serverObject;
    private final Map<NodeId, Set<EventItem>> items = new ConcurrentHashMap<>();

    /** Starts without items; {@code serverObject} is Milo's, which has those on the Server object. */
    public EventNotifiers(EventNotifier serverObject) {
        this.serverObject = serverObject;
    }

    /** Tells of an event; its node may be deleted afterwards. */
    public void fire(NodeId notifier, BaseEventTypeNode event) {
        serverObject.fire(event);
        items.getOrDefault(notifier, Set.of()).forEach(item -> item.onEvent(event));
    }

    /** Items are new, or their parameters are: those that are disabled hear nothing. */
    public void changed(List<? extends MonitoredItem> changed) {
        for (MonitoredItem item : changed) {
            if (item instanceof EventItem listener) {
                Set<EventItem> listeners =
                        items.computeIfAbsent(notifier(listener), node -> ConcurrentHashMap.newKeySet());
                if (listener.isSamplingEnabled()) {
                    listeners.add(listener);
                } else {
                    listeners.remove(listener);
                }
            }
        }
    }

    /** Items are gone. */
    public void deleted(List<EventItem> deleted) {
        deleted.forEach(item -> items.getOrDefault(notifier(item), Set.of()).remove(item));
    }

    private static NodeId notifier(EventItem item) {
        return item.getReadValueId().getNodeId();
    }
}

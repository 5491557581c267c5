package io.opcuaws.opcua.subscription;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/** One subscription. Changed on the lane only; its ids and items may be read by any thread. */
final class Subscription {

    /** An item that makes another one report (SetTriggering). */
    record Link(MonitoredItem triggering, MonitoredItem linked) {}

    private final long id;
    private final boolean batched;
    private final Map<Long, MonitoredItem> items = new ConcurrentHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private volatile UInteger serverId;
    private SubscriptionSettings settings;
    private boolean publishing;
    private boolean deleting;
    private long expected = SequenceNumbers.FIRST;

    /**
     * A subscription that the server has just made.
     *
     * @param id its name for the client
     * @param batched all values of a response go into one notify
     */
    Subscription(long id, UInteger serverId, SubscriptionSettings settings, boolean publishing, boolean batched) {
        this.id = id;
        this.serverId = serverId;
        this.settings = settings;
        this.publishing = publishing;
        this.batched = batched;
    }

    long id() {
        return id;
    }

    boolean isBatched() {
        return batched;
    }

    UInteger serverId() {
        return serverId;
    }

    SubscriptionSettings settings() {
        return settings;
    }

    void modified(SubscriptionSettings newSettings) {
        settings = newSettings;
    }

    boolean isPublishing() {
        return publishing;
    }

    void publishingSet(boolean enabled) {
        publishing = enabled;
    }

    /** While it is being deleted nothing is expected of it. */
    boolean isDeleting() {
        return deleting;
    }

    void deleting(boolean now) {
        deleting = now;
    }

    /** The sequence number of the next message. */
    long expected() {
        return expected;
    }

    void expect(long number) {
        expected = number;
    }

    /** The server has made it anew, without items yet, and counts its messages from the first. */
    void recreated(UInteger newServerId) {
        serverId = newServerId;
        expected = SequenceNumbers.FIRST;
        items.values().forEach(item -> item.recreated(null));
    }

    Map<Long, MonitoredItem> items() {
        return items;
    }

    @Nullable
    MonitoredItem item(long itemId) {
        return items.get(itemId);
    }

    Set<Link> links() {
        return links;
    }

    void remove(MonitoredItem item) {
        items.remove(item.id());
        links.removeIf(link -> link.triggering() == item || link.linked() == item);
    }
}

package io.opcuaws.opcua.subscription;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.opcua.status.Statuses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions and items of a session by all their names. Changed on the lane only, may be read by any thread.
 *
 * <p>Clients know them by the server's ids where these are free: methods of the server take its ids as arguments, and people
 * compare. After a server was lost its new ids may be those of others that the client knows; then the gateway's differ.
 */
final class SubscriptionTable {

    private static final Failure UNKNOWN = new Failure(
            Statuses.of(StatusCodes.Bad_SubscriptionIdInvalid), "/Body/SubscriptionId: names no subscription.");
    private static final long LAST_ID = 0xFFFF_FFFFL;

    private final Map<Long, Subscription> byId = new ConcurrentHashMap<>();
    private final Map<UInteger, Subscription> byServerId = new ConcurrentHashMap<>();
    private final Map<UInteger, MonitoredItem> byHandle = new ConcurrentHashMap<>();
    private long lastHandle;

    /** A name for something that the server calls {@code serverId}. */
    static long freeId(UInteger serverId, Set<Long> taken) {
        long id = serverId.longValue();
        while (taken.contains(id) || id == 0) {
            id = id == LAST_ID ? 1 : id + 1;
        }
        return id;
    }

    Subscription add(
            UInteger serverId,
            Subscription.Home home,
            SubscriptionSettings settings,
            boolean publishing,
            boolean batched) {
        long id = freeId(serverId, byId.keySet());
        Subscription subscription = new Subscription(id, serverId, home, settings, publishing, batched);
        byId.put(id, subscription);
        byServerId.put(serverId, subscription);
        return subscription;
    }

    void recreated(Subscription subscription, UInteger newServerId, Subscription.Home home) {
        byServerId.remove(subscription.serverId(), subscription);
        subscription.recreated(newServerId, home);
        byServerId.put(newServerId, subscription);
    }

    /** It may be that it is gone already. */
    boolean has(Subscription subscription) {
        return byId.get(subscription.id()) == subscription;
    }

    void remove(Subscription subscription) {
        byId.remove(subscription.id());
        byServerId.remove(subscription.serverId(), subscription);
        byHandle.values().removeIf(item -> item.subscription() == subscription);
    }

    /** In the order of their ids. */
    List<Subscription> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Subscription::id))
                .toList();
    }

    @Nullable
    Subscription find(long id) {
        return byId.get(id);
    }

    /** @throws FailureException {@code BadSubscriptionIdInvalid} if there is none of this id */
    Subscription get(long id) {
        Subscription subscription = find(id);
        if (subscription == null) {
            throw new FailureException(UNKNOWN);
        }
        return subscription;
    }

    @Nullable
    Subscription ofServer(UInteger serverId) {
        return byServerId.get(serverId);
    }

    int size() {
        return byId.size();
    }

    /** The items of all subscriptions, with those that are just being made. */
    int items() {
        return byHandle.size();
    }

    UInteger newHandle() {
        lastHandle = lastHandle == LAST_ID ? 1 : lastHandle + 1;
        return uint(lastHandle);
    }

    /** From now on values with its handle are its own, even if they overtake the answer that names the item. */
    void expect(MonitoredItem item) {
        byHandle.put(item.handle(), item);
    }

    void created(MonitoredItem item, UInteger serverId) {
        Map<Long, MonitoredItem> items = item.subscription().items();
        item.created(freeId(serverId, items.keySet()), serverId);
        items.put(item.id(), item);
    }

    void remove(MonitoredItem item) {
        byHandle.remove(item.handle());
        item.subscription().remove(item);
    }

    @Nullable
    MonitoredItem withHandle(UInteger handle) {
        return byHandle.get(handle);
    }
}

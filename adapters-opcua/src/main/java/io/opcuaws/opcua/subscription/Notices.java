package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.message.DataChange;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.EventNotify;
import io.opcuaws.protocol.message.SubscriptionStatus;
import io.opcuaws.protocol.message.SubscriptionStatusNotify;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFieldList;
import org.eclipse.milo.opcua.stack.core.types.structured.EventNotificationList;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.StatusChangeNotification;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** What a server's message becomes for the client. May be used by any thread. */
final class Notices {

    /** Where a server says nothing of a filter. */
    static final ExtensionObject NO_FILTER_RESULT = ExtensionObject.of(ByteString.NULL_VALUE, NodeId.NULL_VALUE);

    private static final CompletableFuture<?> TOLD = CompletableFuture.completedFuture(null);

    private final SubscriptionTable table;

    Notices(SubscriptionTable table) {
        this.table = table;
    }

    /**
     * Completes when the client has been told of all items that these notifications are of: the server may say what an item
     * is worth before it says that there is one.
     */
    CompletableFuture<?> itemsTold(List<? extends UaStructuredType> notifications) {
        CompletableFuture<?>[] waiting = notifications.stream()
                .flatMap(Notices::handles)
                .map(table::withHandle)
                .filter(Objects::nonNull)
                .map(MonitoredItem::told)
                .filter(told -> !told.isDone())
                .distinct()
                .toArray(CompletableFuture<?>[]::new);
        return waiting.length == 0 ? TOLD : CompletableFuture.allOf(waiting);
    }

    private static Stream<UInteger> handles(Object notification) {
        if (notification instanceof DataChangeNotification changes) {
            return Lists.ofNullable(changes.getMonitoredItems()).stream()
                    .map(MonitoredItemNotification::getClientHandle);
        }
        return notification instanceof EventNotificationList events
                ? Lists.ofNullable(events.getEvents()).stream().map(EventFieldList::getClientHandle)
                : Stream.empty();
    }

    /** The notifies of one message, in the server's order; what is of items that are gone is left out. */
    List<Notified> of(Subscription subscription, List<? extends UaStructuredType> notifications, Values values) {
        List<Notified> notices = new ArrayList<>();
        for (Object notification : notifications) {
            if (notification instanceof DataChangeNotification changes) {
                addChanges(subscription, Lists.ofNullable(changes.getMonitoredItems()), values, notices);
            } else if (notification instanceof EventNotificationList events) {
                Lists.ofNullable(events.getEvents()).forEach(event -> addEvent(event, values, notices));
            } else if (notification instanceof StatusChangeNotification change) {
                notices.add(status(subscription, change.getStatus()));
            }
        }
        return notices;
    }

    private void addChanges(
            Subscription subscription, List<MonitoredItemNotification> changes, Values values, List<Notified> notices) {
        List<DataChange> batch = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (MonitoredItemNotification change : changes) {
            MonitoredItem item = table.withHandle(change.getClientHandle());
            if (item != null) {
                batch.add(new DataChange(item.clientHandle(), values.toRecord(change.getValue())));
                keys.add(item.handle().longValue());
            }
        }
        if (subscription.isBatched()) {
            if (!batch.isEmpty()) {
                notices.add(new Notified(new DataChangeNotify(null, null, batch), keys));
            }
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            notices.add(change(batch.get(i), keys.get(i)));
        }
    }

    private static Notified change(DataChange change, long key) {
        return new Notified(new DataChangeNotify(change.clientHandleData(), change.value(), null), List.of(key));
    }

    private void addEvent(EventFieldList event, Values values, List<Notified> notices) {
        MonitoredItem item = table.withHandle(event.getClientHandle());
        if (item != null) {
            notices.add(new Notified(
                    new EventNotify(
                            item.clientHandle(),
                            Lists.ofNullable(event.getEventFields()).stream()
                                    .map(values::toRecord)
                                    .toList()),
                    List.of()));
        }
    }

    /** The subscription is gone. */
    static Notified status(Subscription subscription, StatusCode status) {
        SubscriptionStatus kind = status.value() == StatusCodes.Bad_Timeout
                ? SubscriptionStatus.TIMEOUT
                : status.value() == StatusCodes.Good_SubscriptionTransferred
                        ? SubscriptionStatus.TRANSFERRED
                        : SubscriptionStatus.CLOSED;
        return new Notified(new SubscriptionStatusNotify(subscription.id(), kind, status.value()), List.of());
    }

    /** The item could not be made again. */
    static Notified lost(MonitoredItem item, StatusCode status) {
        DataValue bad = new DataValue(null, status.value(), null, 0, null, 0);
        DataChange change = new DataChange(item.clientHandle(), bad);
        return item.subscription().isBatched()
                ? new Notified(new DataChangeNotify(null, null, List.of(change)), List.of())
                : new Notified(new DataChangeNotify(change.clientHandleData(), bad, null), List.of());
    }
}

package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.login.SessionCall;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * The services of monitored items (OPC 10000-4, 5.12), by the ids that the client knows; but SetTriggering, see {@link
 * TriggeringCall}. Threads and failures as {@link SubscriptionCalls}.
 */
public final class ItemCalls {

    private static final StatusCode NO_ITEM = new StatusCode(StatusCodes.Bad_MonitoredItemIdInvalid);

    private static final CreatedItem TOO_MANY = new CreatedItem(
            0,
            new MonitoredItemCreateResult(
                    new StatusCode(StatusCodes.Bad_TooManyMonitoredItems),
                    UInteger.MIN,
                    0.0,
                    UInteger.MIN,
                    Notices.NO_FILTER_RESULT));

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Executor lane;
    private final SubscriptionTable table;
    private final Supplier<SubscriptionLimits> limits;

    ItemCalls(Executor lane, SubscriptionTable table, Supplier<SubscriptionLimits> limits) {
        this.lane = lane;
        this.table = table;
        this.limits = limits;
    }

    /** An item that was made, by its id for the client; 0 if it was not. */
    public record CreatedItem(long id, MonitoredItemCreateResult result) {}

    /** New parameters, with the client's handle, for the item with this id. */
    public record Modification(long itemId, MonitoringParameters parameters) {}

    /**
     * Makes as many of the items as the session may still have, the first ones.
     *
     * @param asked with the client's handles
     * @param told completes when the client has the answer; nothing is told of the items before that
     */
    public CompletableFuture<List<CreatedItem>> create(
            long subscriptionId,
            TimestampsToReturn timestamps,
            List<MonitoredItemCreateRequest> asked,
            SessionCall call,
            CompletableFuture<?> told) {
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(subscriptionId);
            int room = Math.max(0, limits.get().monitoredItems() - table.items());
            if (room < asked.size()) {
                return makeFirst(room, subscription, timestamps, asked, call, told);
            }
            return make(subscription, timestamps, asked, call, told);
        });
    }

    /** The others have a bad result of their own. */
    private CompletableFuture<List<CreatedItem>> makeFirst(
            int room,
            Subscription subscription,
            TimestampsToReturn timestamps,
            List<MonitoredItemCreateRequest> asked,
            SessionCall call,
            CompletableFuture<?> told) {
        List<CreatedItem> refused = Collections.nCopies(asked.size() - room, TOO_MANY);
        if (room == 0) {
            return CompletableFuture.completedFuture(refused);
        }
        return make(subscription, timestamps, asked.subList(0, room), call, told)
                .thenApply(
                        made -> Stream.concat(made.stream(), refused.stream()).toList());
    }

    private CompletableFuture<List<CreatedItem>> make(
            Subscription subscription,
            TimestampsToReturn timestamps,
            List<MonitoredItemCreateRequest> asked,
            SessionCall call,
            CompletableFuture<?> told) {
        List<MonitoredItem> items = asked.stream()
                .map(item -> new MonitoredItem(subscription, table.newHandle(), item, timestamps, told))
                .toList();
        items.forEach(table::expect);
        return Portions.once(call.limits().monitoredItems())
                .call(items, portion -> createItems(subscription, timestamps, portion, call))
                .whenCompleteAsync(
                        (results, thrown) -> {
                            if (thrown != null) {
                                undo(subscription, items, call);
                            }
                        },
                        lane);
    }

    private CompletableFuture<List<CreatedItem>> createItems(
            Subscription subscription, TimestampsToReturn timestamps, List<MonitoredItem> items, SessionCall call) {
        MonitoredItemCreateRequest[] requests =
                items.stream().map(MonitoredItem::request).toArray(MonitoredItemCreateRequest[]::new);
        return call.send(
                        new CreateMonitoredItemsRequest(call.header(), subscription.serverId(), timestamps, requests),
                        CreateMonitoredItemsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .thenApplyAsync(
                        results -> Answers.combine(Answers.oneEach(items, results), items, this::created), lane);
    }

    private CreatedItem created(MonitoredItem item, MonitoredItemCreateResult result) {
        if (result.getStatusCode().isGood()) {
            table.created(item, result.getMonitoredItemId());
            return new CreatedItem(item.id(), result);
        }
        table.remove(item);
        return new CreatedItem(0, result);
    }

    /** The client is told that nothing was made, so nothing of it may stay. */
    private void undo(Subscription subscription, List<MonitoredItem> items, SessionCall call) {
        items.forEach(table::remove);
        StrayItems.suspectedIn(subscription);
        SessionCall goodbye = new SessionCall(call.session(), Deadline.in(GRACE));
        var unused = Stages.deferred(() -> new StrayItems(table, goodbye, lane).deleteFrom(subscription));
    }

    public CompletableFuture<List<MonitoredItemModifyResult>> modify(
            long subscriptionId, TimestampsToReturn timestamps, List<Modification> asked, SessionCall call) {
        MonitoredItemModifyResult unknown =
                new MonitoredItemModifyResult(NO_ITEM, 0.0, UInteger.MIN, Notices.NO_FILTER_RESULT);
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(subscriptionId);
            return Answers.ofKnown(
                    asked,
                    one -> Optional.ofNullable(subscription.itemOnServer(one.itemId()))
                            .map(item -> new Change(item, one.parameters()))
                            .orElse(null),
                    known -> Portions.once(call.limits().monitoredItems())
                            .call(known, portion -> modify(subscription, timestamps, portion, call)),
                    unknown);
        });
    }

    private record Change(MonitoredItem item, MonitoringParameters parameters) {

        MonitoredItemModifyRequest request() {
            return new MonitoredItemModifyRequest(item.serverId(), item.forServer(parameters));
        }
    }

    private CompletableFuture<List<MonitoredItemModifyResult>> modify(
            Subscription subscription, TimestampsToReturn timestamps, List<Change> changes, SessionCall call) {
        MonitoredItemModifyRequest[] requests =
                changes.stream().map(Change::request).toArray(MonitoredItemModifyRequest[]::new);
        return call.send(
                        new ModifyMonitoredItemsRequest(call.header(), subscription.serverId(), timestamps, requests),
                        ModifyMonitoredItemsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .thenApplyAsync(
                        results -> Answers.combine(Answers.oneEach(changes, results), changes, (change, result) -> {
                            if (result.getStatusCode().isGood()) {
                                change.item().modified(change.parameters(), timestamps);
                            }
                            return result;
                        }),
                        lane);
    }

    public CompletableFuture<List<StatusCode>> setMode(
            long subscriptionId, MonitoringMode mode, List<Long> ids, SessionCall call) {
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(subscriptionId);
            return ofItems(
                    subscription,
                    ids,
                    call,
                    serverIds -> call.send(
                            new SetMonitoringModeRequest(call.header(), subscription.serverId(), mode, serverIds),
                            SetMonitoringModeResponse.class,
                            response -> Lists.ofNullable(response.getResults())),
                    (items, results) -> Answers.forGood(items, results, item -> item.modeSet(mode)));
        });
    }

    public CompletableFuture<List<StatusCode>> delete(long subscriptionId, List<Long> ids, SessionCall call) {
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(subscriptionId);
            CompletableFuture<List<StatusCode>> deleted = ofItems(
                    subscription,
                    ids,
                    call,
                    serverIds -> call.send(
                            new DeleteMonitoredItemsRequest(call.header(), subscription.serverId(), serverIds),
                            DeleteMonitoredItemsResponse.class,
                            response -> Lists.ofNullable(response.getResults())),
                    (items, results) -> Answers.forGone(items, results, NO_ITEM, table::remove));
            // Those that could not be made again when the connection was lost.
            ids.stream()
                    .map(subscription::item)
                    .filter(item -> item != null && !item.isOnServer())
                    .forEach(table::remove);
            return deleted;
        });
    }

    /** Asks about items, each of which has a status as its result, and does something with the results on the lane. */
    private CompletableFuture<List<StatusCode>> ofItems(
            Subscription subscription,
            List<Long> ids,
            SessionCall call,
            Function<UInteger[], CompletableFuture<List<StatusCode>>> ask,
            BiConsumer<List<MonitoredItem>, List<StatusCode>> then) {
        return Answers.ofKnown(
                ids,
                subscription::itemOnServer,
                known -> Portions.once(call.limits().monitoredItems())
                        .call(
                                known,
                                portion -> ask.apply(serverIds(portion))
                                        .thenApplyAsync(
                                                results -> {
                                                    then.accept(portion, Answers.oneEach(portion, results));
                                                    return results;
                                                },
                                                lane)),
                NO_ITEM);
    }

    static UInteger[] serverIds(List<MonitoredItem> items) {
        return items.stream().map(MonitoredItem::serverId).toArray(UInteger[]::new);
    }
}

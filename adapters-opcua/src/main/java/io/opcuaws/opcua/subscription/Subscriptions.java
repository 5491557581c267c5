package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import io.opcuaws.protocol.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifySubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifySubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SetPublishingModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetPublishingModeResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.StatusChangeNotification;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one session, over all its connections (Subscription and MonitoredItem Service Sets, OPC 10000-4, 5.13
 * and 5.14). Everything happens on the session's lane; the services may be called from any thread, and their stages fail with
 * a {@link FailureException} or with what Milo failed with.
 */
public final class Subscriptions {

    private static final Failure LOST_BY_SERVER = new Failure(
            io.opcuaws.domain.port.StatusCode.BAD_CONNECTION_CLOSED,
            "The server has forgotten the subscriptions; the gateway makes them anew.");
    private static final Failure UNKNOWN_SUBSCRIPTION = new Failure(
            Statuses.of(StatusCodes.Bad_SubscriptionIdInvalid), "/Body/SubscriptionId: names no subscription.");
    private static final Failure UNKNOWN_TRIGGERING_ITEM = new Failure(
            Statuses.of(StatusCodes.Bad_MonitoredItemIdInvalid), "/Body/TriggeringItemId: names no monitored item.");
    private static final Failure NOTHING_TO_DO = new Failure(
            io.opcuaws.domain.port.StatusCode.BAD_NOTHING_TO_DO, "/Body: must have links to add or to remove.");

    private static final StatusCode NO_SUBSCRIPTION = new StatusCode(StatusCodes.Bad_SubscriptionIdInvalid);
    private static final StatusCode NO_ITEM = new StatusCode(StatusCodes.Bad_MonitoredItemIdInvalid);

    private final ClientThreads threads;
    private final Executor lane;
    private final Consumer<Notices.Notice> listener;
    private final SubscriptionTable table = new SubscriptionTable();
    private final InOrder inOrder;
    private @Nullable Publishing publishing;

    /**
     * @param lane the session's
     * @param listener is told what subscriptions say, in their order
     */
    public Subscriptions(ClientThreads threads, Executor lane, BiConsumer<Notification, List<Long>> listener) {
        this.threads = threads;
        this.lane = lane;
        this.listener = notice -> listener.accept(notice.notification(), notice.items());
        this.inOrder = new InOrder(lane);
    }

    /** A subscription that was made, by its id for the client. */
    public record CreatedSubscription(long id, CreateSubscriptionResponse revised) {}

    /** An item that was made, by its id for the client; 0 if it was not. */
    public record CreatedItem(long id, MonitoredItemCreateResult result) {}

    /** New parameters, with the client's handle, for the item with this id. */
    public record Modification(long itemId, MonitoringParameters parameters) {}

    /** The results of SetTriggering. */
    public record Triggered(List<StatusCode> added, List<StatusCode> removed) {}

    public CompletableFuture<CreatedSubscription> create(
            SubscriptionSettings settings, boolean enabled, boolean batched, SessionCall call) {
        return onLane(() -> call.send(
                        new CreateSubscriptionRequest(
                                call.header(),
                                settings.publishingInterval(),
                                settings.lifetimeCount(),
                                settings.maxKeepAliveCount(),
                                settings.maxNotifications(),
                                enabled,
                                settings.priority()),
                        CreateSubscriptionResponse.class,
                        Function.identity())
                .thenApplyAsync(
                        response -> {
                            Subscription made = table.add(response.getSubscriptionId(), settings, enabled, batched);
                            fill();
                            return new CreatedSubscription(made.id(), response);
                        },
                        lane));
    }

    public CompletableFuture<ModifySubscriptionResponse> modify(
            long id, SubscriptionSettings settings, SessionCall call) {
        return onLane(() -> {
            Subscription subscription = find(id);
            return call.send(
                            new ModifySubscriptionRequest(
                                    call.header(),
                                    subscription.serverId(),
                                    settings.publishingInterval(),
                                    settings.lifetimeCount(),
                                    settings.maxKeepAliveCount(),
                                    settings.maxNotifications(),
                                    settings.priority()),
                            ModifySubscriptionResponse.class,
                            Function.identity())
                    .thenApplyAsync(
                            response -> {
                                subscription.modified(settings);
                                return response;
                            },
                            lane);
        });
    }

    public CompletableFuture<List<StatusCode>> setPublishing(boolean enabled, List<Long> ids, SessionCall call) {
        return onLane(() -> ofKnown(
                ids,
                table::find,
                known -> call.send(
                                new SetPublishingModeRequest(call.header(), enabled, serverIds(known)),
                                SetPublishingModeResponse.class,
                                response -> Lists.ofNullable(response.getResults()))
                        .thenApplyAsync(
                                results -> {
                                    forGood(known, results, subscription -> subscription.publishingSet(enabled));
                                    return results;
                                },
                                lane),
                NO_SUBSCRIPTION));
    }

    public CompletableFuture<List<StatusCode>> delete(List<Long> ids, SessionCall call) {
        return onLane(() -> ofKnown(ids, table::find, known -> deleteKnown(known, call), NO_SUBSCRIPTION));
    }

    private CompletableFuture<List<StatusCode>> deleteKnown(List<Subscription> known, SessionCall call) {
        known.forEach(subscription -> subscription.deleting(true));
        return call.send(
                        new DeleteSubscriptionsRequest(call.header(), serverIds(known)),
                        DeleteSubscriptionsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .whenCompleteAsync(
                        (results, thrown) -> {
                            known.forEach(subscription -> subscription.deleting(false));
                            if (results != null) {
                                forGood(known, results, table::remove);
                            }
                            fill();
                        },
                        lane);
    }

    private static UInteger[] serverIds(List<Subscription> subscriptions) {
        return subscriptions.stream().map(Subscription::serverId).toArray(UInteger[]::new);
    }

    /** @param asked with the client's handles */
    public CompletableFuture<List<CreatedItem>> createItems(
            long subscriptionId,
            TimestampsToReturn timestamps,
            List<MonitoredItemCreateRequest> asked,
            SessionCall call) {
        return onLane(() -> {
            Subscription subscription = find(subscriptionId);
            List<MonitoredItem> items = asked.stream()
                    .map(item -> new MonitoredItem(subscription, table.newHandle(), item, timestamps))
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
        });
    }

    private CompletableFuture<List<CreatedItem>> createItems(
            Subscription subscription, TimestampsToReturn timestamps, List<MonitoredItem> items, SessionCall call) {
        MonitoredItemCreateRequest[] requests =
                items.stream().map(MonitoredItem::request).toArray(MonitoredItemCreateRequest[]::new);
        return call.send(
                        new CreateMonitoredItemsRequest(call.header(), subscription.serverId(), timestamps, requests),
                        CreateMonitoredItemsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .thenApplyAsync(results -> combine(oneEach(items, results), items, this::created), lane);
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
        List<MonitoredItem> made =
                items.stream().filter(MonitoredItem::isOnServer).toList();
        items.forEach(table::remove);
        if (!made.isEmpty()) {
            UInteger[] ids = made.stream().map(MonitoredItem::serverId).toArray(UInteger[]::new);
            SessionCall goodbye = new SessionCall(call.session(), Deadline.in(Duration.ofSeconds(1)));
            var unused = goodbye.send(
                    new DeleteMonitoredItemsRequest(goodbye.header(), subscription.serverId(), ids),
                    DeleteMonitoredItemsResponse.class,
                    Function.identity());
        }
    }

    public CompletableFuture<List<MonitoredItemModifyResult>> modifyItems(
            long subscriptionId, TimestampsToReturn timestamps, List<Modification> asked, SessionCall call) {
        MonitoredItemModifyResult unknown =
                new MonitoredItemModifyResult(NO_ITEM, 0.0, UInteger.MIN, Notices.NO_FILTER_RESULT);
        return onLane(() -> {
            Subscription subscription = find(subscriptionId);
            return ofKnown(
                    asked,
                    one -> Optional.ofNullable(subscription.item(one.itemId()))
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
                        results -> combine(oneEach(changes, results), changes, (change, result) -> {
                            if (result.getStatusCode().isGood()) {
                                change.item().modified(change.parameters(), timestamps);
                            }
                            return result;
                        }),
                        lane);
    }

    public CompletableFuture<List<StatusCode>> setMode(
            long subscriptionId, MonitoringMode mode, List<Long> ids, SessionCall call) {
        return ofItems(
                subscriptionId,
                ids,
                call,
                (subscription, serverIds) -> call.send(
                        new SetMonitoringModeRequest(call.header(), subscription.serverId(), mode, serverIds),
                        SetMonitoringModeResponse.class,
                        response -> Lists.ofNullable(response.getResults())),
                item -> item.modeSet(mode));
    }

    public CompletableFuture<List<StatusCode>> deleteItems(long subscriptionId, List<Long> ids, SessionCall call) {
        return ofItems(
                subscriptionId,
                ids,
                call,
                (subscription, serverIds) -> call.send(
                        new DeleteMonitoredItemsRequest(call.header(), subscription.serverId(), serverIds),
                        DeleteMonitoredItemsResponse.class,
                        response -> Lists.ofNullable(response.getResults())),
                table::remove);
    }

    /** A request about some items of a subscription, each of which has a status as its result. */
    private interface ItemsCall {
        CompletableFuture<List<StatusCode>> send(Subscription subscription, UInteger[] serverIds);
    }

    private CompletableFuture<List<StatusCode>> ofItems(
            long subscriptionId, List<Long> ids, SessionCall call, ItemsCall ask, Consumer<MonitoredItem> whenGood) {
        return onLane(() -> {
            Subscription subscription = find(subscriptionId);
            return ofKnown(
                    ids,
                    subscription::item,
                    known -> Portions.once(call.limits().monitoredItems())
                            .call(
                                    known,
                                    portion -> ask.send(subscription, itemIds(portion))
                                            .thenApplyAsync(
                                                    results -> {
                                                        forGood(portion, oneEach(portion, results), whenGood);
                                                        return results;
                                                    },
                                                    lane)),
                    NO_ITEM);
        });
    }

    private static UInteger[] itemIds(List<MonitoredItem> items) {
        return items.stream().map(MonitoredItem::serverId).toArray(UInteger[]::new);
    }

    public CompletableFuture<Triggered> setTriggering(
            long subscriptionId, long triggeringId, List<Long> toAdd, List<Long> toRemove, SessionCall call) {
        return onLane(() -> {
            Subscription subscription = find(subscriptionId);
            MonitoredItem triggering = subscription.item(triggeringId);
            if (triggering == null) {
                throw new FailureException(UNKNOWN_TRIGGERING_ITEM);
            }
            if (toAdd.isEmpty() && toRemove.isEmpty()) {
                throw new FailureException(NOTHING_TO_DO);
            }
            return link(subscription, triggering, toRemove, false, call)
                    .thenComposeAsync(
                            removed -> link(subscription, triggering, toAdd, true, call)
                                    .thenApply(added -> new Triggered(added, removed)),
                            lane);
        });
    }

    private CompletableFuture<List<StatusCode>> link(
            Subscription subscription, MonitoredItem triggering, List<Long> ids, boolean add, SessionCall call) {
        return ofKnown(
                ids,
                subscription::item,
                known -> Portions.once(call.limits().monitoredItems())
                        .call(
                                known,
                                portion -> call.send(
                                                new SetTriggeringRequest(
                                                        call.header(),
                                                        subscription.serverId(),
                                                        triggering.serverId(),
                                                        add ? itemIds(portion) : null,
                                                        add ? null : itemIds(portion)),
                                                SetTriggeringResponse.class,
                                                response -> Lists.ofNullable(
                                                        add ? response.getAddResults() : response.getRemoveResults()))
                                        .thenApplyAsync(
                                                results -> {
                                                    forGood(portion, oneEach(portion, results), linked -> {
                                                        Subscription.Link link =
                                                                new Subscription.Link(triggering, linked);
                                                        if (add) {
                                                            subscription.links().add(link);
                                                        } else {
                                                            subscription.links().remove(link);
                                                        }
                                                    });
                                                    return results;
                                                },
                                                lane)),
                NO_ITEM);
    }

    /** What the server calls a subscription; methods of the server take that. Empty if there is none of this id. */
    public Optional<UInteger> serverId(long subscriptionId) {
        return Optional.ofNullable(table.find(subscriptionId)).map(Subscription::serverId);
    }

    /** As {@link #serverId(long)}, of an item. */
    public Optional<UInteger> serverId(long subscriptionId, long itemId) {
        return Optional.ofNullable(table.find(subscriptionId))
                .flatMap(subscription -> Optional.ofNullable(subscription.item(itemId)))
                .filter(MonitoredItem::isOnServer)
                .map(MonitoredItem::serverId);
    }

    /** Begins to listen over a connection, with nothing to be brought over. On the lane. */
    public void begin(Established session) {
        publishing = new Publishing(session, threads, lane, new Messages(session));
        fill();
    }

    /** The connection is lost. On the lane. */
    public void stop() {
        if (publishing != null) {
            publishing.stop();
            publishing = null;
        }
    }

    /** Runs this on the lane when all that has come from the server so far is told. On the lane. */
    public void afterMessages(Runnable action) {
        inOrder.then(() -> {
            action.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Brings the subscriptions over to a new connection; then {@link #resume} is to be called with what came of it. On the
     * lane.
     *
     * @param sameSession the session on the server is the one that they are in
     * @return completes on the lane, fails if the connection is lost or the time is up
     */
    public CompletableFuture<Recovered> recover(Established session, boolean sameSession, Duration timeout) {
        CompletableFuture<Recovered> recovered = new CompletableFuture<>();
        inOrder.then(() -> new Recovery(table, new SessionCall(session, Deadline.in(timeout)), lane)
                .run(sameSession)
                .whenCompleteAsync(
                        (outcome, thrown) -> {
                            if (thrown == null) {
                                recovered.complete(new Recovered(outcome));
                            } else {
                                recovered.completeExceptionally(thrown);
                            }
                        },
                        lane));
        return recovered;
    }

    /** What {@link #recover} came to. */
    public static final class Recovered {

        private final Recovery.Outcome outcome;

        private Recovered(Recovery.Outcome outcome) {
            this.outcome = outcome;
        }

        /** Some subscription was made anew, so that values may have been missed. */
        public boolean isRecreated() {
            return outcome.recreated();
        }
    }

    /** Tells what was missed, and goes on listening. On the lane. */
    public void resume(Established session, Recovered recovered) {
        Messages messages = new Messages(session);
        recovered
                .outcome
                .missed()
                .forEach(missed -> inOrder.then(() -> messages.take(missed.subscription(), missed.message())));
        afterMessages(() -> recovered.outcome.notices().forEach(listener));
        publishing = new Publishing(session, threads, lane, messages);
        fill();
    }

    /** Reads what comes over one connection. */
    private final class Messages implements Publishing.Reader {

        private final Established session;
        private final Incoming incoming;

        Messages(Established session) {
            this.session = session;
            this.incoming = new Incoming(session, lane, new Notices(table), listener);
        }

        @Override
        public int subscriptions() {
            return (int) table.all().stream()
                    .filter(subscription -> !subscription.isDeleting())
                    .count();
        }

        @Override
        public void read(PublishResponse response, Runnable done) {
            inOrder.then(() -> {
                Subscription subscription = table.ofServer(response.getSubscriptionId());
                CompletableFuture<Void> taken = subscription == null
                        ? CompletableFuture.completedFuture(null)
                        : take(subscription, response.getNotificationMessage());
                if (taken.isDone()) {
                    done.run();
                    return taken;
                }
                return taken.whenCompleteAsync((nothing, thrown) -> done.run(), lane);
            });
        }

        CompletableFuture<Void> take(Subscription subscription, NotificationMessage message) {
            CompletableFuture<Void> taken = incoming.take(subscription, message);
            return taken.isDone() && !taken.isCompletedExceptionally()
                    ? taken(subscription, message)
                    : taken.thenComposeAsync(nothing -> taken(subscription, message), lane);
        }

        private CompletableFuture<Void> taken(Subscription subscription, NotificationMessage message) {
            boolean hasData = message.getNotificationData() != null && message.getNotificationData().length > 0;
            if (publishing != null && hasData) {
                publishing.acknowledge(subscription.serverId(), message.getSequenceNumber());
            }
            if (hasData
                    && Lists.ofNullable(message.getNotificationData()).stream()
                            .anyMatch(data ->
                                    StatusChangeNotification.BINARY_ENCODING_ID.equalTo(data.getEncodingOrTypeId()))) {
                table.remove(subscription);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void noSubscription() {
            session.connection().close(LOST_BY_SERVER);
        }
    }

    private void fill() {
        if (publishing != null) {
            publishing.fill();
        }
    }

    private Subscription find(long id) {
        Subscription subscription = table.find(id);
        if (subscription == null) {
            throw new FailureException(UNKNOWN_SUBSCRIPTION);
        }
        return subscription;
    }

    private <T> CompletableFuture<T> onLane(Supplier<CompletableFuture<T>> action) {
        return Stages.on(lane, action);
    }

    /** Asks about those that are known; the others have a result of their own at their place. */
    private static <A, K, R> CompletableFuture<List<R>> ofKnown(
            List<A> asked,
            Function<A, @Nullable K> find,
            Function<List<K>, CompletableFuture<List<R>>> ask,
            R unknown) {
        List<@Nullable K> found = new ArrayList<>();
        asked.forEach(one -> found.add(find.apply(one)));
        List<K> known = new ArrayList<>();
        for (@Nullable K one : found) {
            if (one != null) {
                known.add(one);
            }
        }
        if (known.isEmpty()) {
            return CompletableFuture.completedFuture(
                    found.stream().map(none -> unknown).toList());
        }
        return ask.apply(known).thenApply(results -> {
            List<R> all = new ArrayList<>();
            int next = 0;
            for (@Nullable K one : found) {
                all.add(one == null ? unknown : oneEach(known, results).get(next++));
            }
            return all;
        });
    }

    private static <T> List<T> oneEach(List<?> items, List<T> results) {
        if (items.size() != results.size()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_UnknownResponse),
                    "The server gave another number of results than it was asked for.");
        }
        return results;
    }

    private static <I, R, T> List<T> combine(List<R> results, List<I> items, BiFunction<I, R, T> function) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> function.apply(items.get(i), results.get(i)))
                .toList();
    }

    private static <I> void forGood(List<I> items, List<StatusCode> results, Consumer<I> action) {
        for (int i = 0; i < items.size() && i < results.size(); i++) {
            if (results.get(i).isGood()) {
                action.accept(items.get(i));
            }
        }
    }
}

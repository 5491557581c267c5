package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.status.Failures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferResult;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the subscriptions of a session over to a new connection: keeps those that the server still has, with what was missed
 * meanwhile, and makes the others anew with the same parameters. To be run once, on the lane.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /**
     * What came of it.
     *
     * @param recreated some subscription was made anew: values may have been missed
     * @param missed messages of those that were kept, in their order
     * @param notices of items that could not be made anew
     */
    record Outcome(boolean recreated, List<Missed> missed, List<Notices.Notice> notices) {}

    /** A message that the server has kept. */
    record Missed(Subscription subscription, NotificationMessage message) {}

    private final SubscriptionTable table;
    private final SessionCall call;
    private final Executor lane;
    private final List<Missed> missed = new ArrayList<>();
    private final List<Notices.Notice> notices = new ArrayList<>();
    private boolean recreated;

    Recovery(SubscriptionTable table, SessionCall call, Executor lane) {
        this.table = table;
        this.call = call;
        this.lane = lane;
    }

    /**
     * @param sameSession the session is the one that the subscriptions are in; else they have to be taken over from another
     * @return fails if the connection is lost or the time is up
     */
    CompletableFuture<Outcome> run(boolean sameSession) {
        List<Subscription> all = table.all();
        CompletableFuture<List<Subscription>> kept =
                sameSession || all.isEmpty() ? CompletableFuture.completedFuture(all) : transfer(all);
        return kept.thenComposeAsync(here -> oneAfterTheOther(all.iterator(), here), lane)
                .thenApply(done -> new Outcome(recreated, missed, notices));
    }

    /** Those that the new session could take over. */
    private CompletableFuture<List<Subscription>> transfer(List<Subscription> all) {
        TransferSubscriptionsRequest request = new TransferSubscriptionsRequest(
                call.header(), all.stream().map(Subscription::serverId).toArray(UInteger[]::new), false);
        return call.send(
                        request,
                        TransferSubscriptionsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .exceptionallyCompose(thrown -> Failures.isServersAnswer(thrown)
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(thrown))
                .thenApply(results -> {
                    List<Subscription> here = new ArrayList<>();
                    for (int i = 0; i < results.size() && i < all.size(); i++) {
                        TransferResult result = results.get(i);
                        if (result.getStatusCode().isGood()) {
                            here.add(all.get(i));
                        } else {
                            LOG.debug("a subscription cannot be taken over: {}", result.getStatusCode());
                        }
                    }
                    return here;
                });
    }

    private CompletableFuture<Void> oneAfterTheOther(Iterator<Subscription> rest, List<Subscription> kept) {
        if (!rest.hasNext()) {
            return CompletableFuture.completedFuture(null);
        }
        Subscription next = rest.next();
        CompletableFuture<Void> restored = kept.contains(next)
                ? fetchMissed(next, next.expected())
                        .exceptionallyCompose(thrown -> Incoming.isSubscriptionGone(thrown)
                                ? Stages.on(lane, () -> recreate(next))
                                : CompletableFuture.failedFuture(thrown))
                : recreate(next);
        return restored.thenComposeAsync(done -> oneAfterTheOther(rest, kept), lane);
    }

    private CompletableFuture<Void> fetchMissed(Subscription subscription, long number) {
        return Incoming.republish(call.session(), subscription.serverId(), number)
                .thenComposeAsync(
                        found -> {
                            if (found.isEmpty()) {
                                return CompletableFuture.completedFuture(null);
                            }
                            missed.add(new Missed(subscription, found.get()));
                            return fetchMissed(subscription, SequenceNumbers.next(number));
                        },
                        lane);
    }

    private CompletableFuture<Void> recreate(Subscription subscription) {
        recreated = true;
        if (subscription.isDeleting()) {
            table.remove(subscription);
            return CompletableFuture.completedFuture(null);
        }
        missed.removeIf(message -> message.subscription() == subscription);
        SubscriptionSettings settings = subscription.settings();
        CreateSubscriptionRequest request = new CreateSubscriptionRequest(
                call.header(),
                settings.publishingInterval(),
                settings.lifetimeCount(),
                settings.maxKeepAliveCount(),
                settings.maxNotifications(),
                subscription.isPublishing(),
                settings.priority());
        return call.send(request, CreateSubscriptionResponse.class, CreateSubscriptionResponse::getSubscriptionId)
                .thenComposeAsync(
                        serverId -> {
                            table.recreated(subscription, serverId);
                            return items(subscription).thenComposeAsync(done -> links(subscription), lane);
                        },
                        lane);
    }

    private CompletableFuture<Void> items(Subscription subscription) {
        Map<TimestampsToReturn, List<MonitoredItem>> groups = new LinkedHashMap<>();
        subscription.items().values().stream()
                .sorted(Comparator.comparingLong(MonitoredItem::id))
                .forEach(item -> groups.computeIfAbsent(item.timestamps(), key -> new ArrayList<>())
                        .add(item));
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Map.Entry<TimestampsToReturn, List<MonitoredItem>> group : groups.entrySet()) {
            all = all.thenComposeAsync(done -> items(subscription, group.getKey(), group.getValue()), lane);
        }
        return all;
    }

    private CompletableFuture<Void> items(
            Subscription subscription, TimestampsToReturn timestamps, List<MonitoredItem> items) {
        return Portions.once(call.limits().monitoredItems())
                .call(
                        items,
                        portion -> call.send(
                                        new CreateMonitoredItemsRequest(
                                                call.header(),
                                                subscription.serverId(),
                                                timestamps,
                                                portion.stream()
                                                        .map(MonitoredItem::request)
                                                        .toArray(MonitoredItemCreateRequest[]::new)),
                                        CreateMonitoredItemsResponse.class,
                                        response -> Lists.ofNullable(response.getResults()))
                                .thenApply(results -> oneEach(portion, results)))
                .thenAcceptAsync(
                        results -> {
                            for (int i = 0; i < items.size(); i++) {
                                recreated(items.get(i), results.get(i));
                            }
                        },
                        lane);
    }

    private static <T> List<T> oneEach(List<?> items, List<T> results) {
        if (items.size() != results.size()) {
            throw Failures.because(
                    StatusCode.BAD_COMMUNICATION_ERROR,
                    "The server gave another number of results than it was asked for.");
        }
        return results;
    }

    private void recreated(MonitoredItem item, MonitoredItemCreateResult result) {
        if (result.getStatusCode().isGood()) {
            item.recreated(result.getMonitoredItemId());
        } else {
            notices.add(Notices.lost(item, result.getStatusCode()));
        }
    }

    private CompletableFuture<Void> links(Subscription subscription) {
        Map<MonitoredItem, List<UInteger>> byTriggering = new LinkedHashMap<>();
        for (Subscription.Link link : subscription.links()) {
            if (link.triggering().isOnServer() && link.linked().isOnServer()) {
                byTriggering
                        .computeIfAbsent(link.triggering(), key -> new ArrayList<>())
                        .add(link.linked().serverId());
            }
        }
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Map.Entry<MonitoredItem, List<UInteger>> entry : byTriggering.entrySet()) {
            all = all.thenComposeAsync(done -> link(subscription, entry.getKey(), entry.getValue()), lane);
        }
        return all;
    }

    private CompletableFuture<Void> link(Subscription subscription, MonitoredItem triggering, List<UInteger> linked) {
        return call.send(
                        new SetTriggeringRequest(
                                call.header(),
                                subscription.serverId(),
                                triggering.serverId(),
                                linked.toArray(UInteger[]::new),
                                null),
                        SetTriggeringResponse.class,
                        response -> Lists.ofNullable(response.getAddResults()))
                .thenAccept(results -> {
                    if (results.stream().anyMatch(status -> !status.isGood())) {
                        LOG.warn("some items of a subscription that was made anew are not triggered any more");
                    }
                });
    }
}

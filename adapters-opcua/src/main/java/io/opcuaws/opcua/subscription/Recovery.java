package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Notice.Notified;
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
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
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
    record Outcome(boolean recreated, List<Missed> missed, List<Notified> notices) {}

    /** A message that the server has kept. */
    record Missed(Subscription subscription, NotificationMessage message) {}

    private final SubscriptionTable table;
    private final SessionCall call;
    private final Executor lane;
    private final Subscription.Home here;
    private final List<Missed> missed = new ArrayList<>();
    private final Untold untold;

    /** @param untold what earlier attempts have left to tell */
    Recovery(SubscriptionTable table, Untold untold, SessionCall call, Executor lane) {
        this.table = table;
        this.untold = untold;
        this.call = call;
        this.lane = lane;
        this.here = Subscription.Home.of(call.session());
    }

    /** @return fails if the connection is lost or the time is up */
    CompletableFuture<Outcome> run() {
        return oneAfterTheOther(table.all().iterator())
                .thenApply(done -> new Outcome(untold.isRecreated(), missed, untold.notices()));
    }

    private CompletableFuture<Void> oneAfterTheOther(Iterator<Subscription> rest) {
        return rest.hasNext() ? restore(rest.next()).thenComposeAsync(done -> oneAfterTheOther(rest), lane) : done();
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> restore(Subscription subscription) {
        if (subscription.isIncomplete()) {
            return recreate(subscription); // what there is of it on the server is deleted when it speaks
        }
        if (subscription.home().equals(here) || subscription.wasAskedForBy(here.session())) {
            return fetchMissed(subscription, subscription.expected())
                    .thenComposeAsync(fetched -> kept(subscription), lane)
                    .exceptionallyCompose(thrown -> Republish.isSubscriptionGone(thrown)
                            ? Stages.on(lane, () -> takeOver(subscription))
                            : CompletableFuture.failedFuture(thrown));
        }
        return takeOver(subscription);
    }

    private CompletableFuture<Void> kept(Subscription subscription) {
        subscription.movedTo(here);
        return new StrayItems(table, call, lane).deleteFrom(subscription);
    }

    /** From the session that it was in, if the server still has it there. */
    private CompletableFuture<Void> takeOver(Subscription subscription) {
        if (subscription.home().equals(here) || subscription.home().isBeforeRestart(here)) {
            return recreate(subscription);
        }
        subscription.askedForBy(here.session());
        return transfer(subscription)
                .thenComposeAsync(
                        moved -> moved
                                ? fetchMissed(subscription, subscription.expected())
                                        .thenComposeAsync(fetched -> kept(subscription), lane)
                                : recreate(subscription),
                        lane);
    }

    private CompletableFuture<Boolean> transfer(Subscription subscription) {
        return call.send(
                        new TransferSubscriptionsRequest(
                                call.header(), new UInteger[] {subscription.serverId()}, false),
                        TransferSubscriptionsResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .thenApply(results -> {
                    LOG.debug("taking over a subscription: {}", results);
                    return results.size() == 1 && results.get(0).getStatusCode().isGood();
                })
                .exceptionallyCompose(thrown -> Failures.isServersAnswer(thrown)
                        ? CompletableFuture.completedFuture(false)
                        : CompletableFuture.failedFuture(thrown));
    }

    private CompletableFuture<Void> fetchMissed(Subscription subscription, long number) {
        return Republish.of(call.session(), subscription.serverId(), number)
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
        untold.recreated();
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
                            table.recreated(subscription, serverId, here);
                            return items(subscription)
                                    .thenComposeAsync(done -> links(subscription), lane)
                                    .thenRunAsync(subscription::completed, lane);
                        },
                        lane)
                .exceptionallyCompose(thrown -> Failures.isServersAnswer(thrown)
                        ? Stages.on(lane, () -> refused(subscription, thrown))
                        : CompletableFuture.failedFuture(thrown));
    }

    /** The server does not take it any more; trying again and again would not help the others. */
    private CompletableFuture<Void> refused(Subscription subscription, Throwable thrown) {
        StatusCode status = UaException.extractStatusCode(thrown).orElseThrow();
        LOG.warn("a subscription could not be made anew: {}", status);
        untold.lost(subscription, Notices.status(subscription, status));
        table.remove(subscription);
        return done();
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
                                .thenApply(results -> Answers.oneEach(portion, results)))
                .thenAcceptAsync(
                        results -> {
                            for (int i = 0; i < items.size(); i++) {
                                recreated(items.get(i), results.get(i));
                            }
                        },
                        lane);
    }

    private void recreated(MonitoredItem item, MonitoredItemCreateResult result) {
        if (result.getStatusCode().isGood()) {
            item.recreated(result.getMonitoredItemId());
            untold.found(item);
        } else {
            untold.lost(item, Notices.lost(item, result.getStatusCode()));
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

package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifySubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifySubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SetPublishingModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetPublishingModeResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Subscription Service Set (OPC 10000-4, 5.13), by the ids that the client knows. May be called from any thread; all happens
 * on the lane, where stages complete. They fail with a {@link FailureException} or with what Milo failed with.
 */
public final class SubscriptionCalls {

    private static final StatusCode NO_SUBSCRIPTION = new StatusCode(StatusCodes.Bad_SubscriptionIdInvalid);

    private final Executor lane;
    private final SubscriptionTable table;
    private final Listening listening;
    private final Supplier<SubscriptionLimits> limits;

    SubscriptionCalls(
            Executor lane, SubscriptionTable table, Listening listening, Supplier<SubscriptionLimits> limits) {
        this.lane = lane;
        this.table = table;
        this.listening = listening;
        this.limits = limits;
    }

    /** A subscription that was made, by its id for the client. */
    public record CreatedSubscription(long id, CreateSubscriptionResponse revised) {}

    public CompletableFuture<CreatedSubscription> create(
            SubscriptionSettings settings, boolean enabled, boolean batched, SessionCall call) {
        return Stages.on(lane, () -> {
            checkRoom();
            listening.creating();
            return call.send(
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
                                Subscription made = table.add(
                                        response.getSubscriptionId(),
                                        Subscription.Home.of(call.session()),
                                        settings,
                                        enabled,
                                        batched);
                                return new CreatedSubscription(made.id(), response);
                            },
                            lane)
                    .whenCompleteAsync((made, thrown) -> listening.created(), lane);
        });
    }

    private void checkRoom() {
        int limit = limits.get().subscriptions();
        if (table.size() + listening.beingCreated() >= limit) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_TooManySubscriptions),
                    "A session may have " + limit + " subscriptions at the same time.");
        }
    }

    public CompletableFuture<ModifySubscriptionResponse> modify(
            long id, SubscriptionSettings settings, SessionCall call) {
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(id);
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
        return Stages.on(
                lane,
                () -> Answers.ofKnown(
                        ids,
                        table::find,
                        known -> call.send(
                                        new SetPublishingModeRequest(call.header(), enabled, serverIds(known)),
                                        SetPublishingModeResponse.class,
                                        response -> Lists.ofNullable(response.getResults()))
                                .thenApplyAsync(
                                        results -> {
                                            Answers.forGood(
                                                    known,
                                                    results,
                                                    subscription -> subscription.publishingSet(enabled));
                                            return results;
                                        },
                                        lane),
                        NO_SUBSCRIPTION));
    }

    public CompletableFuture<List<StatusCode>> delete(List<Long> ids, SessionCall call) {
        return Stages.on(
                lane, () -> Answers.ofKnown(ids, table::find, known -> deleteKnown(known, call), NO_SUBSCRIPTION));
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
                                Answers.forGone(known, results, NO_SUBSCRIPTION, table::remove);
                            }
                            listening.changed();
                        },
                        lane);
    }

    private static UInteger[] serverIds(List<Subscription> subscriptions) {
        return subscriptions.stream().map(Subscription::serverId).toArray(UInteger[]::new);
    }
}

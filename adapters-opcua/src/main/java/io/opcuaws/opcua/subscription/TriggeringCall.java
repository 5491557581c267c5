package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.status.Statuses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetTriggeringResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** SetTriggering (OPC 10000-4, 5.12.5), by the ids that the client knows. Threads and failures as {@link SubscriptionCalls}. */
public final class TriggeringCall {

    private static final Failure UNKNOWN_TRIGGERING_ITEM = new Failure(
            Statuses.of(StatusCodes.Bad_MonitoredItemIdInvalid), "/Body/TriggeringItemId: names no monitored item.");
    private static final Failure NOTHING_TO_DO = new Failure(
            io.opcuaws.domain.port.StatusCode.BAD_NOTHING_TO_DO, "/Body: must have links to add or to remove.");
    private static final StatusCode NO_ITEM = new StatusCode(StatusCodes.Bad_MonitoredItemIdInvalid);

    private final Executor lane;
    private final SubscriptionTable table;

    TriggeringCall(Executor lane, SubscriptionTable table) {
        this.lane = lane;
        this.table = table;
    }

    /** The results, for each link in the order of the request. */
    public record Triggered(List<StatusCode> added, List<StatusCode> removed) {}

    public CompletableFuture<Triggered> set(
            long subscriptionId, long triggeringId, List<Long> toAdd, List<Long> toRemove, SessionCall call) {
        return Stages.on(lane, () -> {
            Subscription subscription = table.get(subscriptionId);
            MonitoredItem triggering = subscription.itemOnServer(triggeringId);
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
        return Answers.ofKnown(
                ids,
                subscription::itemOnServer,
                known -> Portions.once(call.limits().monitoredItems())
                        .call(
                                known,
                                portion -> call.send(
                                                new SetTriggeringRequest(
                                                        call.header(),
                                                        subscription.serverId(),
                                                        triggering.serverId(),
                                                        add ? ItemCalls.serverIds(portion) : null,
                                                        add ? null : ItemCalls.serverIds(portion)),
                                                SetTriggeringResponse.class,
                                                response -> Lists.ofNullable(
                                                        add ? response.getAddResults() : response.getRemoveResults()))
                                        .thenApplyAsync(
                                                results -> {
                                                    Answers.forGood(
                                                            portion, Answers.oneEach(portion, results), linked -> {
                                                                Subscription.Link link =
                                                                        new Subscription.Link(triggering, linked);
                                                                if (add) {
                                                                    subscription
                                                                            .links()
                                                                            .add(link);
                                                                } else {
                                                                    subscription
                                                                            .links()
                                                                            .remove(link);
                                                                }
                                                            });
                                                    return results;
                                                },
                                                lane)),
                NO_ITEM);
    }
}

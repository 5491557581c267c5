package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.status.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Items that a server has and that nobody knows, because its answer to CreateMonitoredItems did not come through: found by
 * their handles (GetMonitoredItems, OPC 10000-5, 9.1) and deleted. A server without that method keeps them for as long as the
 * subscription lasts. On the lane only.
 */
final class StrayItems {

    private final SubscriptionTable table;
    private final SessionCall call;
    private final Executor lane;

    StrayItems(SubscriptionTable table, SessionCall call, Executor lane) {
        this.table = table;
        this.call = call;
        this.lane = lane;
    }

    /** There may be some. */
    static void suspectedIn(Subscription subscription) {
        subscription.mayHaveStrays(true);
    }

    /** Deletes those of a subscription, if some are suspected; fails if the connection is lost. */
    CompletableFuture<Void> deleteFrom(Subscription subscription) {
        if (!subscription.mayHaveStrays()) {
            return CompletableFuture.completedFuture(null);
        }
        CallMethodRequest method = new CallMethodRequest(
                NodeIds.Server, NodeIds.Server_GetMonitoredItems, new Variant[] {new Variant(subscription.serverId())});
        return call.send(
                        new CallRequest(call.header(), new CallMethodRequest[] {method}),
                        CallResponse.class,
                        response -> Lists.ofNullable(response.getResults()))
                .thenComposeAsync(results -> delete(subscription, strays(results)), lane)
                .thenAcceptAsync(deleted -> subscription.mayHaveStrays(false), lane)
                .exceptionallyCompose(thrown -> Failures.isServersAnswer(thrown)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(thrown));
    }

    private List<UInteger> strays(List<CallMethodResult> results) {
        List<UInteger> strays = new ArrayList<>();
        for (CallMethodResult result : results) {
            List<Variant> outputs = Lists.ofNullable(result.getOutputArguments());
            if (outputs.size() == 2
                    && outputs.get(0).value() instanceof UInteger[] ids
                    && outputs.get(1).value() instanceof UInteger[] handles
                    && ids.length == handles.length) {
                for (int i = 0; i < ids.length; i++) {
                    if (table.withHandle(handles[i]) == null) {
                        strays.add(ids[i]);
                    }
                }
            }
        }
        return strays;
    }

    private CompletableFuture<Void> delete(Subscription subscription, List<UInteger> ids) {
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : call.send(
                        new DeleteMonitoredItemsRequest(
                                call.header(), subscription.serverId(), ids.toArray(UInteger[]::new)),
                        DeleteMonitoredItemsResponse.class,
                        response -> null);
    }
}

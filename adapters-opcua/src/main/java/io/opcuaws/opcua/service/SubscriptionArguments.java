package io.opcuaws.opcua.service;

import io.opcuaws.opcua.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * The arguments of those methods of OPC UA that take the id of a subscription, and of an item in it: what the client calls
 * them becomes what the server calls them. An id that the client does not have becomes 0, which is no one's: it must not hit
 * what another client has.
 */
final class SubscriptionArguments {

    private static final Set<NodeId> OF_SUBSCRIPTION = Set.of(
            NodeIds.ConditionType_ConditionRefresh,
            NodeIds.ConditionType_ConditionRefresh2,
            NodeIds.Server_ResendData,
            NodeIds.Server_SetSubscriptionDurable);

    private SubscriptionArguments() {}

    /** The arguments for the server; those of other methods are as they were. */
    static List<Variant> forServer(NodeId method, List<Variant> arguments, Subscriptions subscriptions) {
        if (!OF_SUBSCRIPTION.contains(method)
                || arguments.isEmpty()
                || !(arguments.get(0).value() instanceof UInteger subscription)) {
            return arguments;
        }
        List<Variant> forServer = new ArrayList<>(arguments);
        forServer.set(0, id(subscriptions.serverId(subscription.longValue())));
        if (method.equals(NodeIds.ConditionType_ConditionRefresh2)
                && arguments.size() > 1
                && arguments.get(1).value() instanceof UInteger item) {
            forServer.set(1, id(subscriptions.serverId(subscription.longValue(), item.longValue())));
        }
        return forServer;
    }

    private static Variant id(Optional<UInteger> id) {
        return new Variant(id.orElse(UInteger.MIN));
    }
}

package io.opcuaws.opcua;

import io.opcuaws.opcua.login.WeakPolicies;
import io.opcuaws.opcua.subscription.SubscriptionLimits;

/**
 * What an operator may change while the gateway runs, see {@link MiloOpcUa#follow}.
 *
 * @param openTargets count from the next connection on: a session whose connection is up stays, but does not come back from
 *     where it may not go
 * @param weakPoliciesForbidden counts from the next login on, and when a session that is open has lost its connection: then it
 *     does not come back. If they are not forbidden, the log warns of them.
 * @param subscriptionsPerSession one more is refused with {@code BadTooManySubscriptions}; at least 1
 * @param monitoredItemsPerSession in all subscriptions together; each one more is {@code BadTooManyMonitoredItems} at its
 *     place, the others of its request are made (OPC 10000-4, 5.12.2.4); at least 1
 */
public record OpcUaRules(
        OpenTargets openTargets,
        boolean weakPoliciesForbidden,
        int subscriptionsPerSession,
        int monitoredItemsPerSession) {

    /** Clients go where they like, weak policies work. */
    public static final OpcUaRules DEFAULT = new OpcUaRules(
            OpenTargets.EVERYTHING,
            false,
            SubscriptionLimits.DEFAULT.subscriptions(),
            SubscriptionLimits.DEFAULT.monitoredItems());

    /** The same for other servers. */
    public OpcUaRules with(OpenTargets newTargets) {
        return new OpcUaRules(newTargets, weakPoliciesForbidden, subscriptionsPerSession, monitoredItemsPerSession);
    }

    /** The same without weak policies. */
    public OpcUaRules withoutWeakPolicies() {
        return new OpcUaRules(openTargets, true, subscriptionsPerSession, monitoredItemsPerSession);
    }

    /** The same with other limits. */
    public OpcUaRules with(int subscriptions, int monitoredItems) {
        return new OpcUaRules(openTargets, weakPoliciesForbidden, subscriptions, monitoredItems);
    }

    WeakPolicies weakPolicies() {
        return weakPoliciesForbidden ? WeakPolicies.FORBID : WeakPolicies.WARN;
    }

    SubscriptionLimits limits() {
        return new SubscriptionLimits(subscriptionsPerSession, monitoredItemsPerSession);
    }
}

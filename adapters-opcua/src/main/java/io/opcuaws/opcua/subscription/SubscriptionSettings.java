package io.opcuaws.opcua.subscription;

import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * How a subscription was asked to report (CreateSubscription, OPC 10000-4, 5.13.2).
 *
 * @param publishingInterval in milliseconds
 * @param lifetimeCount in publishing intervals
 * @param maxKeepAliveCount in publishing intervals
 * @param maxNotifications per response; 0: any number
 */
public record SubscriptionSettings(
        double publishingInterval,
        UInteger lifetimeCount,
        UInteger maxKeepAliveCount,
        UInteger maxNotifications,
        UByte priority) {}

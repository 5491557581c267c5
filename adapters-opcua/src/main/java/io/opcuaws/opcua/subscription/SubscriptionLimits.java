package io.opcuaws.opcua.subscription;

/**
 * How much one session may have. What it has already stays when a limit becomes lower.
 *
 * @param subscriptions one more is refused with {@code BadTooManySubscriptions}
 * @param monitoredItems in all subscriptions together; each one more is {@code BadTooManyMonitoredItems} at its place, the
 *     others of its request are made (OPC 10000-4, 5.12.2.4)
 */
public record SubscriptionLimits(int subscriptions, int monitoredItems) {

    public static final SubscriptionLimits DEFAULT = new SubscriptionLimits(100, 100_000);

    public SubscriptionLimits {
        if (subscriptions < 1 || monitoredItems < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}

package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.login.Established;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * The subscriptions of one session, over all its connections. The client keeps the ids that it knows, whatever the server
 * calls them after the connection was lost. Everything happens on the session's lane.
 *
 * <p>What is not lost when a connection is: values that wait in the queues of monitored items (up to the {@code QueueSize} of
 * each, the server's limit permitting) and messages that the server has sent and that were not acknowledged (as many as it
 * keeps). What is lost: all that the server forgets with a subscription; then it is made anew, and {@link
 * Recovered#isRecreated()} says so.
 */
public final class Subscriptions {

    private final SubscriptionTable table = new SubscriptionTable();
    private final Listening listening;
    private final SubscriptionCalls calls;
    private final ItemCalls items;
    private final TriggeringCall triggering;

    /**
     * @param lane the session's
     * @param limits what holds now; asked on the lane
     * @param teller is told what subscriptions say, in their order; runs what it is given, on any thread, when it has dealt
     *     with that
     */
    public Subscriptions(
            ClientThreads threads,
            Executor lane,
            Supplier<SubscriptionLimits> limits,
            BiConsumer<List<Notified>, Runnable> teller) {
        listening = new Listening(threads, lane, table, teller);
        calls = new SubscriptionCalls(lane, table, listening, limits);
        items = new ItemCalls(lane, table, limits);
        triggering = new TriggeringCall(lane, table);
    }

    public SubscriptionCalls calls() {
        return calls;
    }

    public ItemCalls items() {
        return items;
    }

    public TriggeringCall triggering() {
        return triggering;
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
        listening.begin(session);
    }

    /** The connection is lost. On the lane. */
    public void stop() {
        listening.stop();
    }

    /** Runs this on the lane when all that has come from the server so far is told. On the lane. */
    public void afterMessages(Runnable action) {
        listening.afterMessages(action);
    }

    /**
     * Brings the subscriptions over to a new connection, in whatever session they were; then {@link #resume} is to be called
     * with what came of it, or this again, if it fails. On the lane.
     *
     * @return completes on the lane, fails if the connection is lost or the time is up
     */
    public CompletableFuture<Recovered> recover(Established session, Duration timeout) {
        return listening.recover(session, timeout).thenApply(Recovered::new);
    }

    /** What {@link #recover} came to. */
    public static final class Recovered {

        private final Recovery.Outcome outcome;

        private Recovered(Recovery.Outcome outcome) {
            this.outcome = outcome;
        }

        /** Some subscription was made anew, or could not be, so that values may have been missed. */
        public boolean isRecreated() {
            return outcome.recreated();
        }
    }

    /** Tells what was missed, and goes on listening. On the lane. */
    public void resume(Established session, Recovered recovered) {
        listening.resume(session, recovered.outcome);
    }
}

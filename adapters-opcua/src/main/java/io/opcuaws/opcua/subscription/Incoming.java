package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.value.BoundedDecoder;
import io.opcuaws.opcua.value.Values;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.StatusChangeNotification;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages of subscriptions over one connection: each once and in the order of their numbers; what is missing is
 * asked for again. On the lane only, one message at a time.
 *
 * <p>Nothing is told of an item before the client has been told that there is this item, and nothing once it is gone.
 */
final class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    /** More than servers keep. A number that is further away is no gap but a jump, and not worth as many questions. */
    private static final int MOST_MISSING = 4_096;

    /** Tells the server that it may forget a message. */
    interface Acknowledge {
        void message(UInteger subscriptionId, UInteger sequenceNumber);
    }

    private final Established session;
    private final Executor lane;
    private final SubscriptionTable table;
    private final Notices notices;
    private final Consumer<List<Notified>> listener;
    private final Acknowledge acknowledge;
    private final RareWarnings warnings = new RareWarnings(LOG);

    Incoming(
            Established session,
            Executor lane,
            SubscriptionTable table,
            Consumer<List<Notified>> listener,
            Acknowledge acknowledge) {
        this.session = session;
        this.lane = lane;
        this.table = table;
        this.notices = new Notices(table);
        this.listener = listener;
        this.acknowledge = acknowledge;
    }

    /**
     * Takes one message, with those before it that are missing.
     *
     * @param available the numbers of the messages that the server still has, as far as it says so
     * @return completes when they are told; fails only if the connection is lost
     */
    CompletableFuture<Void> take(Subscription subscription, NotificationMessage message, List<UInteger> available) {
        long number = message.getSequenceNumber().longValue();
        long ahead = SequenceNumbers.ahead(subscription.expected(), number);
        if (ahead < 0) {
            acknowledge(subscription, message); // it was asked for again, and has come before
            return done();
        }
        return ahead == 0
                ? deliver(subscription, message)
                : catchUp(subscription, number, available)
                        .thenComposeAsync(nothing -> deliver(subscription, message), lane);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** Takes what comes before this number, as far as the server has it. */
    private CompletableFuture<Void> catchUp(Subscription subscription, long number, List<UInteger> available) {
        long next = subscription.expected();
        long missing = SequenceNumbers.ahead(next, number);
        if (missing <= 0) {
            return done();
        }
        if (missing > MOST_MISSING) {
            return lost(subscription, next, number, List.of());
        }
        return Republish.of(session, subscription.serverId(), next)
                .thenComposeAsync(
                        found -> found.filter(message -> isMessage(message, next))
                                .map(message -> deliver(subscription, message))
                                .orElseGet(() -> lost(subscription, next, number, available)),
                        lane)
                .thenComposeAsync(nothing -> catchUp(subscription, number, available), lane);
    }

    /** A server that answers with another message, or with none, would be asked without end. */
    private static boolean isMessage(NotificationMessage message, long number) {
        return message.getSequenceNumber().longValue() == number
                && !Lists.ofNullable(message.getNotificationData()).isEmpty();
    }

    /** Goes on with the first message that is there. */
    private CompletableFuture<Void> lost(Subscription subscription, long from, long number, List<UInteger> available) {
        long there = LongStream.concat(available.stream().mapToLong(UInteger::longValue), LongStream.of(number))
                .filter(one -> SequenceNumbers.ahead(from, one) > 0)
                .boxed()
                .min((one, other) -> Long.compare(SequenceNumbers.ahead(from, one), SequenceNumbers.ahead(from, other)))
                .orElse(number);
        warnings.warn(
                "messages " + from + " to " + (there - 1) + " of a subscription are lost: the server has them no more");
        subscription.expect(there);
        return done();
    }

    private CompletableFuture<Void> deliver(Subscription subscription, NotificationMessage message) {
        List<ExtensionObject> data = Lists.ofNullable(message.getNotificationData());
        if (data.isEmpty()) {
            return done(); // it only says what number comes next
        }
        List<UaStructuredType> decoded;
        try {
            decoded = data.stream()
                    .map(one -> BoundedDecoder.decode(one, session.encoding()))
                    .toList();
        } catch (RuntimeException e) {
            // Milo has many exceptions for bytes that make no sense.
            warnings.warn("a message of a subscription cannot be understood and is left out: " + e);
            taken(subscription, message);
            return done();
        }
        CompletableFuture<?> itemsTold = notices.itemsTold(decoded);
        return itemsTold.isDone()
                ? translate(subscription, message, decoded)
                : itemsTold
                        .handle((told, never) -> told)
                        .thenComposeAsync(told -> translate(subscription, message, decoded), lane);
    }

    private CompletableFuture<Void> translate(
            Subscription subscription, NotificationMessage message, List<UaStructuredType> decoded) {
        Values values = session.values();
        CompletableFuture<List<Notified>> translated = values.withTypes(() -> notices.of(subscription, decoded, values))
                .exceptionally(thrown -> {
                    if (Failures.unwrap(thrown) instanceof UaSerializationException nested) {
                        lane.execute(() -> warnings.warn(
                                "a message of a subscription cannot be told and is left out: " + nested.getMessage()));
                    } else {
                        LOG.error("a message of a subscription could not be translated and is left out", thrown);
                    }
                    return List.of();
                });
        if (translated.isDone()) {
            return translated.thenAccept(all -> tell(subscription, message, decoded, all));
        }
        // Types had to be loaded; meanwhile some of its items may have gone.
        return translated
                .thenApplyAsync(before -> before.isEmpty() ? before : notices.of(subscription, decoded, values), lane)
                .thenAccept(all -> tell(subscription, message, decoded, all));
    }

    private void tell(
            Subscription subscription,
            NotificationMessage message,
            List<UaStructuredType> decoded,
            List<Notified> all) {
        if (table.has(subscription)) {
            listener.accept(all);
            taken(subscription, message);
            if (decoded.stream().anyMatch(StatusChangeNotification.class::isInstance)) {
                table.remove(subscription); // it is the last that the server says of it
            }
        }
    }

    private void taken(Subscription subscription, NotificationMessage message) {
        subscription.expect(SequenceNumbers.next(message.getSequenceNumber().longValue()));
        acknowledge(subscription, message);
    }

    private void acknowledge(Subscription subscription, NotificationMessage message) {
        if (!Lists.ofNullable(message.getNotificationData()).isEmpty()) {
            acknowledge.message(subscription.serverId(), message.getSequenceNumber());
        }
    }
}

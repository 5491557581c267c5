package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.status.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages of subscriptions over one connection: each once and in the order of their numbers; what is missing is
 * asked for again (Republish, OPC 10000-4, 5.13.6). On the lane only, one message at a time.
 */
final class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** More than a server keeps: then nothing of it is there any more. */
    private static final long MOST_MISSING = 10_000;

    private final Established session;
    private final Executor lane;
    private final Notices notices;
    private final Consumer<Notices.Notice> listener;

    Incoming(Established session, Executor lane, Notices notices, Consumer<Notices.Notice> listener) {
        this.session = session;
        this.lane = lane;
        this.notices = notices;
        this.listener = listener;
    }

    /** Takes one message, with those before it that are missing; fails only if the connection is lost. */
    CompletableFuture<Void> take(Subscription subscription, NotificationMessage message) {
        long number = message.getSequenceNumber().longValue();
        long ahead = SequenceNumbers.ahead(subscription.expected(), number);
        if (ahead < 0) {
            return done(); // it was asked for again, and has come before
        }
        CompletableFuture<Void> caughtUp = ahead == 0 ? done() : catchUp(subscription, number, ahead);
        return caughtUp.isDone() && !caughtUp.isCompletedExceptionally()
                ? deliver(subscription, message)
                : caughtUp.thenComposeAsync(nothing -> deliver(subscription, message), lane);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> catchUp(Subscription subscription, long number, long missing) {
        if (missing > MOST_MISSING) {
            return lost(subscription, number);
        }
        return republish(session, subscription.serverId(), subscription.expected())
                .thenComposeAsync(
                        found -> found.isEmpty()
                                ? lost(subscription, number)
                                : deliver(subscription, found.get())
                                        .thenComposeAsync(
                                                nothing -> missing == 1
                                                        ? done()
                                                        : catchUp(subscription, number, missing - 1),
                                                lane),
                        lane);
    }

    private static CompletableFuture<Void> lost(Subscription subscription, long number) {
        LOG.warn(
                "messages {} to {} of a subscription are lost: the server has them no more",
                subscription.expected(),
                number - 1);
        subscription.expect(number);
        return done();
    }

    /** A message has been told when this completes; one without data only says what number comes next. */
    private CompletableFuture<Void> deliver(Subscription subscription, NotificationMessage message) {
        if (message.getNotificationData() == null || message.getNotificationData().length == 0) {
            return done();
        }
        CompletableFuture<List<Notices.Notice>> translated = session.values()
                .withTypes(() -> notices.of(subscription, message, session.values(), session.encoding()));
        subscription.expect(SequenceNumbers.next(message.getSequenceNumber().longValue()));
        return translated.thenAccept(all -> all.forEach(listener));
    }

    /**
     * A message that was missed; empty if the server has it no more.
     *
     * @return fails if the connection is lost, or if the server does not know the subscription
     */
    static CompletableFuture<Optional<NotificationMessage>> republish(
            Established session, UInteger subscriptionId, long number) {
        RepublishRequest request = new RepublishRequest(
                Requests.header(session.authenticationToken(), TIMEOUT), subscriptionId, UInteger.valueOf(number));
        return session.connection()
                .send(request)
                .thenApply(response -> Optional.of(((RepublishResponse) response).getNotificationMessage()))
                .exceptionallyCompose(thrown -> Failures.isServersAnswer(thrown) && !isSubscriptionGone(thrown)
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(thrown));
    }

    static boolean isSubscriptionGone(Throwable thrown) {
        return Failures.isServersAnswer(thrown)
                && UaException.extractStatusCode(thrown)
                        .filter(status -> status.value() == StatusCodes.Bad_SubscriptionIdInvalid
                                || status.value() == StatusCodes.Bad_NoSubscription)
                        .isPresent();
    }
}

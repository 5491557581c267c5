package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.status.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishResponse;

/**
 * Asks for messages that did not come (Republish, OPC 10000-4, 5.13.6). A server keeps what is not acknowledged, but only so
 * many messages (OPC UA asks for twice as many as it takes publish requests); older ones are lost.
 */
final class Republish {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Republish() {}

    /**
     * A message that was missed; empty if the server has it no more, or not yet.
     *
     * @return fails if the connection is lost, or if the server does not know the subscription in this session
     */
    static CompletableFuture<Optional<NotificationMessage>> of(
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

    /** Whether the server says that the subscription is not in this session. */
    static boolean isSubscriptionGone(Throwable thrown) {
        return Failures.isServersAnswer(thrown)
                && UaException.extractStatusCode(thrown)
                        .filter(status -> status.value() == StatusCodes.Bad_SubscriptionIdInvalid
                                || status.value() == StatusCodes.Bad_NoSubscription)
                        .isPresent();
    }
}

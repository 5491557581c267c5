package io.opcuaws.opcua.subscription;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.login.SessionCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what the server says of the subscriptions, over one connection after the other, and tells it in its order. On the
 * lane only.
 */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Failure LOST_BY_SERVER = new Failure(
            io.opcuaws.domain.port.StatusCode.BAD_CONNECTION_CLOSED,
            "The server has forgotten the subscriptions; the gateway makes them anew.");
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** So many are deleted at a time; of others the server speaks again. */
    private static final int MOST_ORPHANS = 16;

    private final ClientThreads threads;
    private final Executor lane;
    private final SubscriptionTable table;
    private final BiConsumer<List<Notified>, Runnable> teller;
    private final InOrder inOrder;
    private final Untold untold = new Untold();
    private @Nullable Publishing publishing;
    private int creating;
    private int untaken;

    /** @param teller as in {@link Subscriptions} */
    Listening(
            ClientThreads threads,
            Executor lane,
            SubscriptionTable table,
            BiConsumer<List<Notified>, Runnable> teller) {
        this.threads = threads;
        this.lane = lane;
        this.table = table;
        this.teller = teller;
        this.inOrder = new InOrder(lane);
    }

    /** Begins to listen over a connection, with nothing to be brought over. */
    void begin(Established session) {
        listen(session);
        changed();
    }

    private Messages listen(Established session) {
        Messages messages = new Messages(session);
        publishing = new Publishing(session, threads, lane, messages);
        return messages;
    }

    /** The connection is lost. */
    void stop() {
        if (publishing != null) {
            publishing.stop();
            publishing = null;
        }
    }

    /** There are other subscriptions than before. */
    void changed() {
        if (publishing != null) {
            publishing.changed();
        }
    }

    /** A subscription is being created: until that is {@link #created} the server may speak of one that nobody knows. */
    void creating() {
        creating++;
    }

    /** How many of that kind there are. */
    int beingCreated() {
        return creating;
    }

    void created() {
        creating--;
        changed();
    }

    private void tell(List<Notified> notices) {
        if (!notices.isEmpty()) {
            untaken++;
            teller.accept(notices, () -> lane.execute(this::taken));
        }
    }

    private void taken() {
        untaken--;
        if (publishing != null) {
            publishing.fill();
        }
    }

    /** Runs this when all that has come from the server so far is told. */
    void afterMessages(Runnable action) {
        inOrder.then(() -> {
            action.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    /** As {@link Subscriptions#recover}. */
    CompletableFuture<Recovery.Outcome> recover(Established session, Duration timeout) {
        CompletableFuture<Recovery.Outcome> recovered = new CompletableFuture<>();
        inOrder.then(() -> new Recovery(table, untold, new SessionCall(session, Deadline.in(timeout)), lane)
                .run()
                .whenCompleteAsync(
                        (outcome, thrown) -> {
                            if (thrown == null) {
                                recovered.complete(outcome);
                            } else {
                                recovered.completeExceptionally(thrown);
                            }
                        },
                        lane));
        return recovered;
    }

    /** Tells what was missed, and goes on listening. */
    void resume(Established session, Recovery.Outcome recovered) {
        untold.told();
        Messages messages = listen(session);
        recovered
                .missed()
                .forEach(missed ->
                        inOrder.then(() -> messages.incoming.take(missed.subscription(), missed.message(), List.of())));
        afterMessages(() -> tell(recovered.notices()));
        changed();
    }

    /** Reads what comes over one connection. */
    private final class Messages implements Publishing.Reader {

        private final Established session;
        private final Incoming incoming;

        /** Subscriptions that nobody knows and that are being deleted. */
        private final Set<UInteger> orphans = new HashSet<>();

        Messages(Established session) {
            this.session = session;
            this.incoming = new Incoming(session, lane, table, Listening.this::tell, this::acknowledge);
        }

        private void acknowledge(UInteger subscriptionId, UInteger sequenceNumber) {
            if (publishing != null) {
                publishing.acknowledge(subscriptionId, sequenceNumber);
            }
        }

        @Override
        public int subscriptions() {
            return (int) table.all().stream()
                    .filter(subscription -> !subscription.isDeleting())
                    .count();
        }

        @Override
        public int untaken() {
            return untaken;
        }

        @Override
        public void read(PublishResponse response, Runnable done) {
            inOrder.then(() -> {
                CompletableFuture<Void> taken = take(response);
                if (taken.isDone()) {
                    done.run();
                    return taken;
                }
                return taken.whenCompleteAsync((nothing, thrown) -> done.run(), lane);
            });
        }

        private CompletableFuture<Void> take(PublishResponse response) {
            Subscription subscription = table.ofServer(response.getSubscriptionId());
            if (subscription == null) {
                deleteOrphan(response.getSubscriptionId());
                return CompletableFuture.completedFuture(null);
            }
            return incoming.take(
                    subscription,
                    response.getNotificationMessage(),
                    Lists.ofNullable(response.getAvailableSequenceNumbers()));
        }

        /** It was made, but the connection was lost before the server could say so; or it is just being deleted. */
        private void deleteOrphan(UInteger subscriptionId) {
            if (creating > 0 || orphans.size() == MOST_ORPHANS || !orphans.add(subscriptionId)) {
                return;
            }
            LOG.debug("deleting a subscription that nobody knows");
            var unused = session.connection()
                    .send(new DeleteSubscriptionsRequest(
                            Requests.header(session.authenticationToken(), GRACE), new UInteger[] {subscriptionId}))
                    .whenCompleteAsync((deleted, thrown) -> orphans.remove(subscriptionId), lane);
        }

        /** What the server says of their end may just be on its way, so it is asked for each of them. */
        @Override
        public void noSubscription() {
            table.all().stream()
                    .filter(subscription -> !subscription.isDeleting())
                    .forEach(this::closeIfGone);
        }

        private void closeIfGone(Subscription subscription) {
            var unused = Republish.of(session, subscription.serverId(), subscription.expected())
                    .whenCompleteAsync(
                            (found, thrown) -> {
                                if (thrown != null && Republish.isSubscriptionGone(thrown)) {
                                    afterMessages(() -> {
                                        if (table.has(subscription) && !subscription.isDeleting()) {
                                            session.connection().close(LOST_BY_SERVER);
                                        }
                                    });
                                }
                            },
                            lane);
        }
    }
}

package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.SessionFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SubscriptionAcknowledgement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps publish requests waiting at the server, as long as one connection lasts (OPC 10000-4, 5.13.1): one for each
 * subscription and one to spare, unless the server takes fewer. The next one is sent when a response has been dealt with and
 * the client's side has taken it, so that no more than these are in memory. On the lane only.
 */
final class Publishing {

    /** What is done with the responses. */
    interface Reader {

        /** How many subscriptions may have something to say. */
        int subscriptions();

        /** How many responses were told and not yet taken by the client's side. */
        int untaken();

        /** Deals with a response; they come in the server's order. The stage completes when that is done. */
        void read(PublishResponse response, Runnable done);

        /** The server says that it has no subscription, although there should be some. To be found out. */
        void noSubscription();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final int MOST = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Established session;
    private final ClientThreads threads;
    private final Executor lane;
    private final Reader reader;
    private final List<SubscriptionAcknowledgement> acknowledgements = new ArrayList<>();
    private int changes;
    private int limit = MOST;
    private int waiting;
    private int unread;
    private boolean paused;
    private boolean stopped;

    Publishing(Established session, ClientThreads threads, Executor lane, Reader reader) {
        this.session = session;
        this.threads = threads;
        this.lane = lane;
        this.reader = reader;
    }

    /** There are other subscriptions than before. */
    void changed() {
        changes++;
        fill();
    }

    /** Sends as many requests as are missing. */
    void fill() {
        int subscriptions = reader.subscriptions();
        int wanted = subscriptions == 0 ? 0 : Math.min(limit, subscriptions + 1);
        while (!stopped && !paused && waiting + unread + reader.untaken() < wanted) {
            send();
        }
    }

    private void send() {
        waiting++;
        int changesBefore = changes;
        List<SubscriptionAcknowledgement> acknowledged = List.copyOf(acknowledgements);
        acknowledgements.clear();
        PublishRequest request = new PublishRequest(
                Requests.openEnded(session.authenticationToken()),
                acknowledged.toArray(SubscriptionAcknowledgement[]::new));
        var unused = session.connection()
                .send(request)
                .whenCompleteAsync(
                        (response, thrown) -> {
                            waiting--;
                            if (response instanceof PublishResponse publish) {
                                read(publish);
                            } else if (!stopped && thrown != null && Failures.isServersAnswer(thrown)) {
                                acknowledgements.addAll(acknowledged);
                                refused(thrown, changesBefore != changes);
                            }
                        },
                        lane);
    }

    private void read(PublishResponse response) {
        unread++;
        reader.read(response, () -> {
            unread--;
            fill();
        });
    }

    /** The server may forget the message. It is told with the next request. */
    void acknowledge(UInteger subscriptionId, UInteger sequenceNumber) {
        acknowledgements.add(new SubscriptionAcknowledgement(subscriptionId, sequenceNumber));
    }

    /** Nothing is sent any more. What has come is still dealt with. */
    void stop() {
        stopped = true;
    }

    /** @param changed there are other subscriptions than when the server was asked: then it may know one again */
    private void refused(Throwable thrown, boolean changed) {
        long status = UaException.extractStatusCode(thrown).orElseThrow().value();
        if (SessionFaults.isSessionGone(thrown)) {
            session.connection().close(SessionFaults.GONE);
        } else if (status == StatusCodes.Bad_TooManyPublishRequests && waiting + unread > 0) {
            limit = Math.max(1, waiting + unread);
        } else if (status == StatusCodes.Bad_NoSubscription) {
            if (changed) {
                fill();
            } else if (!paused && reader.subscriptions() > 0) {
                reader.noSubscription();
                pause();
            }
        } else {
            LOG.debug("the server does not take a publish request", thrown);
            pause();
        }
    }

    private void pause() {
        paused = true;
        var unused = threads.after(
                PAUSE,
                () -> lane.execute(() -> {
                    paused = false;
                    fill();
                }));
    }
}

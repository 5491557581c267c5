package io.opcuaws.opcua.session;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.channel.Lane;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.login.Logins;
import io.opcuaws.opcua.login.SessionCall;
import io.opcuaws.opcua.login.SessionTarget;
import io.opcuaws.opcua.service.ServiceCall;
import io.opcuaws.opcua.service.Services;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.SessionFaults;
import io.opcuaws.opcua.subscription.SubscriptionLimits;
import io.opcuaws.opcua.subscription.Subscriptions;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session as the domain knows it. What happens to it is decided by {@link SessionLife} on the session's {@link Lane}, and
 * signals are given there, so they come in order. Requests do not wait for the lane: they take the connection that there is.
 */
public final class LiveSession implements OpcUaSession {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final Failure NOT_CONNECTED = new Failure(
            StatusCode.BAD_NOT_CONNECTED, "The server cannot be reached; the gateway is trying to reconnect.");
    private static final Failure OTHER_NAMESPACES = new Failure(
            StatusCode.BAD_NOT_CONNECTED, "The server came back with other namespaces meanwhile; ask again.");
    private static final Failure CLOSED = new Failure(StatusCode.BAD_SESSION_CLOSED, "The session is closed.");

    private static final Failure NOT_RECOVERED = new Failure(
            StatusCode.BAD_CONNECTION_CLOSED, "The subscriptions could not be brought over to a new connection.");

    private final ClientThreads threads;
    private final Logins logins;
    private final SessionTimes times;
    private final SessionTarget target;
    private final SessionSignals signals;
    private final Lane lane;
    private final SessionLife<Established> life;
    private final Subscriptions subscriptions;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** What requests go over; null while there is nothing. Written on the lane only. */
    private volatile @Nullable Established current;

    /** The session that is up, or the last that was; null between two. On the lane. */
    private @Nullable Established latest;

    /** Sessions that newer ones stand for, and that may still have subscriptions. On the lane. */
    private final List<NodeId> replaced = new ArrayList<>();

    /** The client has been told that the session is away. On the lane. */
    private boolean away;

    /** Set by the first {@link #close}; no signal is given and no request is taken from then on. */
    private volatile boolean closing;

    /**
     * @param session is the new session's to close from now on
     * @param limits what holds now
     */
    public LiveSession(
            ClientThreads threads,
            Logins logins,
            SessionTimes times,
            SessionTarget target,
            Established session,
            Supplier<SubscriptionLimits> limits,
            SessionSignals signals) {
        this.threads = threads;
        this.logins = logins;
        this.times = times;
        this.target = target;
        this.signals = signals;
        this.lane = new Lane(threads.executor(), signals.id());
        this.life = new SessionLife<>(
                session, new Backoff(() -> ThreadLocalRandom.current().nextDouble()), new Deeds());
        this.subscriptions = new Subscriptions(threads, lane, limits, this::tell);
        this.current = session;
        this.latest = session;
    }

    private void tell(List<Notified> notices, Runnable taken) {
        if (closing) {
            taken.run();
        } else {
            signals.notifications(notices, taken);
        }
    }

    /** From now on signals are given. To be called once. */
    public void begin() {
        Established session = current;
        if (session != null) {
            watch(session);
            lane.execute(() -> {
                if (isLatest(session)) {
                    subscriptions.begin(session);
                }
            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // another session may have equal parts
    private boolean isLatest(Established session) {
        return latest == session;
    }

    /** Completes when the session is closed and nothing of it is left. */
    public CompletionStage<Void> over() {
        return over.minimalCompletionStage();
    }

    @Override
    public Namespaces namespaces() {
        Established session = current;
        return session == null ? Namespaces.UNKNOWN : session.encoding().namespaces();
    }

    @Override
    public CompletionStage<ServiceResponse> invokeIn(Namespaces namespaces, ServiceRequest request, Duration timeout) {
        Established session = current;
        return session == null || session.encoding().namespaces().equals(namespaces)
                ? invoke(session, request, timeout)
                : CompletableFuture.failedStage(new FailureException(OTHER_NAMESPACES));
    }

    @Override
    public CompletionStage<ServiceResponse> invoke(ServiceRequest request, Duration timeout) {
        return invoke(current, request, timeout);
    }

    private CompletionStage<ServiceResponse> invoke(
            @Nullable Established session, ServiceRequest request, Duration timeout) {
        CompletableFuture<ServiceResponse> result = new CompletableFuture<>();
        CompletableFuture<Void> told = new CompletableFuture<>();
        CompletableFuture<? extends ServiceResponse> response;
        if (closing || session == null) {
            response = CompletableFuture.failedFuture(new FailureException(closing ? CLOSED : NOT_CONNECTED));
        } else {
            response = Services.perform(
                    request, new ServiceCall(new SessionCall(session, Deadline.in(timeout)), subscriptions, told));
        }
        // What is about subscriptions completes on the lane, so that an answer and the notifications after it keep
        // their order.
        var unused = response.whenComplete((answer, thrown) -> {
            if (thrown == null) {
                result.complete(answer);
            } else {
                result.completeExceptionally(failure(thrown, session));
            }
            told.complete(null);
        });
        return result.minimalCompletionStage();
    }

    private static FailureException failure(Throwable thrown, @Nullable Established session) {
        if (session != null && SessionFaults.isSessionGone(thrown)) {
            session.connection().close(SessionFaults.GONE);
            return new FailureException(SessionFaults.GONE);
        }
        return Failures.asException(thrown);
    }

    @Override
    public CompletionStage<Void> close() {
        closing = true;
        lane.execute(life::close);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        var giveUp = threads.after(times.closeTimeout(), () -> closed.complete(null));
        var unused = over.whenComplete((done, never) -> {
            giveUp.cancel(false);
            closed.complete(null);
        });
        return closed.minimalCompletionStage();
    }

    private void watch(Established session) {
        session.connection().lost().thenAccept(reason -> lane.execute(() -> life.lost(session, reason)));
        new KeepAlive(threads, session, times.keepAliveInterval(), times.keepAliveTimeout()).start();
    }

    /** Does what the life decides, on the lane. */
    private final class Deeds implements SessionLife.Actions<Established> {

        @Override
        public void interrupted(Failure reason) {
            current = null;
            latest = null;
            subscriptions.stop();
            subscriptions.afterMessages(() -> {
                if (!closing && !away) {
                    away = true;
                    signals.interrupted(reason);
                }
            });
        }

        @Override
        public void restored(Established before, Established session) {
            latest = session;
            watch(session);
            if (!session.authenticationToken().equals(before.authenticationToken())) {
                replaced.add(before.authenticationToken());
            }
            var unused = subscriptions.recover(session, times.recoveryTimeout()).whenComplete((recovered, thrown) -> {
                if (thrown != null) {
                    session.connection().close(NOT_RECOVERED); // so that it is tried again
                } else if (isLatest(session)) {
                    usable(session, recovered);
                }
            });
        }

        private void usable(Established session, Subscriptions.Recovered recovered) {
            current = session;
            replaced.forEach(token -> {
                var unused = logins.forget(session, token);
            });
            replaced.clear();
            if (!closing) {
                away = false;
                signals.restored(recovered.isRecreated());
            }
            subscriptions.resume(session, recovered);
        }

        @Override
        public void retryAfter(Duration delay) {
            var unused = threads.after(delay, () -> lane.execute(life::retryDue));
        }

        @Override
        public void recover(Established before, boolean anew) {
            CompletableFuture<Established> attempt = anew
                    ? logins.open(target, times.recoveryTimeout())
                    : logins.resume(before, target, times.recoveryTimeout());
            var unused = attempt.whenCompleteAsync(
                    (session, thrown) -> {
                        if (thrown == null) {
                            life.recovered(session);
                        } else {
                            Failure failure = Failures.of(thrown);
                            LOG.debug("an attempt to bring a session back has failed: {}", failure);
                            life.notRecovered(failure);
                        }
                    },
                    lane);
        }

        @Override
        public void close(Established session) {
            current = null;
            latest = null;
            subscriptions.stop();
            var unused = logins.close(session, target, times.closeTimeout())
                    .whenCompleteAsync((closed, thrown) -> life.closed(), lane);
        }

        @Override
        public void over() {
            over.complete(null);
        }
    }
}

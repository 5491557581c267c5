package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.channel.Connector;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.channel.SessionEncoding;
import io.opcuaws.opcua.pki.Pki;
import io.opcuaws.opcua.pki.ServerTrust;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sessions, moves them to new connections, and closes them. Any thread may call; nothing blocks the caller; stages
 * complete on {@link ClientThreads#executor()}, in time, and fail only with a {@link FailureException}.
 *
 * <p>An attempt that fails or that nobody waits for any more leaves nothing: its connection is closed, and so is the session
 * if the server has made one, even if its answer comes late.
 */
public final class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    /** How long an attempt that was given up still listens for a session that it would have to close. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The user is not welcome: asking again in the same attempt would only count as one more wrong password. */
    private static final Set<StatusCode> UNWELCOME =
            Set.of(Statuses.of(StatusCodes.Bad_UserAccessDenied), StatusCode.BAD_IDENTITY_TOKEN_REJECTED);

    private final ClientThreads threads;
    private final Connector connector;
    private final ServerTrust trust;
    private final Discovery discovery;
    private final SessionServices services;
    private final WeakPolicyWatch weakPolicies;

    /** @param weakPolicies what holds now for logins, and for sessions that are brought back */
    public Logins(
            ClientThreads threads,
            Connector connector,
            Pki pki,
            SessionProperties properties,
            Supplier<WeakPolicies> weakPolicies) {
        this.threads = threads;
        this.connector = connector;
        this.trust = pki.trust();
        this.discovery = new Discovery(connector);
        this.services = new SessionServices(properties, pki.own());
        this.weakPolicies = new WeakPolicyWatch(weakPolicies);
    }

    /** Opens a session: discovery, secure channel, session, activation. */
    public CompletableFuture<Established> open(SessionTarget target, Duration timeout) {
        return inTime(timeout, deadline -> {
            weakPolicies.check(target.settings());
            return discovery
                    .endpoints(target.address(), target.reach(), deadline)
                    .thenApply(new EndpointChoice(target.settings(), target.address(), weakPolicies.rule())::of)
                    .thenCompose(chosen -> discovery
                            .addressOf(chosen, target.address(), target.reach())
                            .thenApply(chosen::at))
                    .thenComposeAsync(chosen -> openAt(chosen, target, deadline), threads.executor());
        });
    }

    private CompletableFuture<Established> openAt(ChosenEndpoint chosen, SessionTarget target, Deadline deadline) {
        SessionEncoding encoding = connector.newEncoding();
        return connect(chosen, encoding, target, deadline)
                .thenCompose(connection -> create(new Attempt(connection, chosen, encoding, target, deadline)))
                .whenComplete((session, thrown) -> {
                    if (thrown == null) {
                        weakPolicies.opened(chosen, target);
                    }
                });
    }

    /**
     * Brings a session back whose connection is lost, at the endpoint where it was: the same one if the server still has it,
     * else a new one.
     */
    public CompletableFuture<Established> resume(Established before, SessionTarget target, Duration timeout) {
        return inTime(timeout, deadline -> {
            weakPolicies.check(before.chosen(), target);
            return connect(before.chosen(), before.encoding(), target, deadline)
                    .thenCompose(connection -> reactivate(
                            before, new Attempt(connection, before.chosen(), before.encoding(), target, deadline)));
        });
    }

    /**
     * Closes a session with its subscriptions on the server, then its connection. If the connection is lost, it is done over a
     * new one if there is one to be had. Completes within about the timeout, whether it worked or not: if not, the server ends
     * the session at its timeout.
     */
    public CompletableFuture<Void> close(Established session, SessionTarget target, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        return closeHere(session, timeout)
                .thenCompose(answered -> answered
                        ? CompletableFuture.completedFuture(true)
                        : inTime(deadline.remaining(), left -> moveHere(session, target, left))
                                .thenCompose(moved -> closeHere(moved, deadline.remaining())))
                .handle((closed, unreachable) -> null);
    }

    /** Closes a session on its own connection, and the connection; tells whether the server has answered. */
    private CompletableFuture<Boolean> closeHere(Established session, Duration timeout) {
        return services.close(session.connection(), session.authenticationToken(), timeout)
                .thenCompose(answered -> {
                    session.connection().close();
                    return session.connection().lost().thenApply(lost -> answered);
                });
    }

    /** Moves a session to a new connection, and does nothing else if the server no longer has it. */
    private CompletableFuture<Established> moveHere(Established before, SessionTarget target, Deadline deadline) {
        return connect(before.chosen(), before.encoding(), target, deadline)
                .thenCompose(connection -> activate(before.movedTo(connection, before.serverNonce()), target, deadline)
                        .whenComplete((session, thrown) -> {
                            if (thrown != null) {
                                connection.close();
                            }
                        }));
    }

    /** Runs an attempt and waits for it until the timeout; closes what it brings after that. */
    private CompletableFuture<Established> inTime(
            Duration timeout, Function<Deadline, CompletableFuture<Established>> attempt) {
        CompletableFuture<Established> result = new CompletableFuture<>();
        Failure late = new Failure(StatusCode.BAD_TIMEOUT, "The server did not open a session within the timeout.");
        var giveUp = threads.after(timeout, () -> result.completeExceptionally(new FailureException(late)));
        var unused = CompletableFuture.completedFuture(Deadline.in(timeout))
                .thenComposeAsync(attempt, threads.executor())
                .whenComplete((session, thrown) -> {
                    giveUp.cancel(false);
                    if (thrown != null) {
                        result.completeExceptionally(Failures.asException(thrown));
                    } else if (!result.complete(session)) {
                        LOG.debug("a session was opened too late and is closed again");
                        var unusedClosing = closeHere(session, GRACE);
                    }
                });
        return result;
    }

    private CompletableFuture<ServerConnection> connect(
            ChosenEndpoint chosen, SessionEncoding encoding, SessionTarget target, Deadline deadline) {
        EndpointDescription endpoint = chosen.endpoint();
        if (chosen.needsTrust()) {
            trust.check(endpoint.getServerCertificate(), endpoint.getServer().getApplicationUri());
        }
        return connector.connect(endpoint, encoding, target.reach(), deadline.remaining());
    }

    /**
     * Closes, over the connection of another session, the one that it replaces, in case the server still lists it; what the
     * server says to that matters to nobody. Subscriptions that are still in it go with it.
     */
    public CompletableFuture<Boolean> forget(Established replacement, NodeId authenticationToken) {
        return services.close(replacement.connection(), authenticationToken, GRACE);
    }

    /** What the steps of one attempt need, once it has a connection. */
    private record Attempt(
            ServerConnection connection,
            ChosenEndpoint chosen,
            SessionEncoding encoding,
            SessionTarget target,
            Deadline deadline) {}

    private CompletableFuture<Established> reactivate(Established before, Attempt attempt) {
        if (before.nonceInDoubt().get() && attempt.target().isActivatedWithNonce()) {
            // To the server the old nonce would look like a wrong password, and users are locked out for those.
            LOG.debug("nobody knows what the session is activated with now, a new one is made");
            return create(attempt);
        }
        Established moved = before.movedTo(attempt.connection(), before.serverNonce());
        return activate(moved, attempt.target(), attempt.deadline()).exceptionallyCompose(thrown -> {
            if (!Failures.isServersAnswer(thrown)
                    || UNWELCOME.contains(Failures.of(thrown).status())) {
                attempt.connection().close();
                return CompletableFuture.failedFuture(thrown);
            }
            LOG.debug("the server does not take the session back, a new one is made", thrown);
            return create(attempt);
        });
    }

    /** Makes a session and activates it; undoes both if it fails. */
    private CompletableFuture<Established> create(Attempt attempt) {
        ServerConnection connection = attempt.connection();
        // The answer is awaited longer than the login may take: a session that is made too late must be closed.
        return Stages.deferred(() -> services.create(
                        connection,
                        attempt.chosen(),
                        attempt.deadline().remaining().plus(GRACE)))
                .whenComplete((created, thrown) -> {
                    if (thrown != null) {
                        connection.close();
                    }
                })
                .thenCompose(created -> Stages.deferred(() -> activateNew(created, attempt))
                        .whenComplete((session, thrown) -> {
                            if (thrown != null) {
                                var unused = services.close(connection, created.authenticationToken(), GRACE)
                                        .whenComplete((closed, never) -> connection.close());
                            }
                        }));
    }

    private CompletableFuture<Established> activateNew(SessionServices.Created created, Attempt attempt) {
        services.verify(created, attempt.chosen());
        Established session = Established.of(
                attempt.connection(),
                created.authenticationToken(),
                created.response().getServerNonce(),
                attempt.chosen(),
                attempt.encoding(),
                OperationLimits.NONE,
                Optional.empty());
        return activate(session, attempt.target(), attempt.deadline())
                .thenCompose(activated -> services.readServer(
                                activated, attempt.deadline().remaining())
                        .thenApply(activated::with));
    }

    private CompletableFuture<Established> activate(Established session, SessionTarget target, Deadline deadline) {
        return Stages.deferred(() -> services.activate(session, target.identity(), deadline.remaining()))
                .whenComplete((nonce, thrown) ->
                        session.nonceInDoubt().set(thrown != null && !Failures.isServersAnswer(thrown)))
                .thenApply(nonce -> session.movedTo(session.connection(), nonce));
    }
}

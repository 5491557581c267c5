package io.opcuaws.domain;

import io.opcuaws.domain.World.FakeClient;
import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.World.Tag;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One seeded run: clients and their servers do at random what they may do at any time, between any two tasks of any loop.
 * Then everything that is still open comes to its end. {@link Invariants} judges the story.
 */
final class Simulation {

    static final Limits LIMITS = new Limits(3, 6, Duration.ofMillis(500), Duration.ofMillis(2_000));
    static final ResumeLimits RESUME_LIMITS = new ResumeLimits(Duration.ofMillis(1_100), 2, 3);

    static final SessionLimits SESSION_LIMITS = new SessionLimits(5, 100);

    private static final AccessRules NOBODY = new AccessRules(Map.of(), Rights.of(List.of()), false);
    private static final LoginTarget OPEN = new LoginTarget.Open(World.SETTINGS);
    private static final int STEPS = 160;
    private static final int CLIENTS = 3;
    private static final long NEVER_GIVEN = 1_000_000;

    private final Random random;
    private AccessRules rules = AccessRules.OPEN;
    private final ToldTelemetry telemetry = new ToldTelemetry();
    private final World world = new World(GatewaySettings.DEFAULT
            .with(telemetry)
            .with(LIMITS, RESUME_LIMITS)
            .with(SESSION_LIMITS)
            .withAccess(() -> rules));
    private final List<FakeClient> clients = new ArrayList<>();
    private final List<FakeSession> sessions = new ArrayList<>();
    private final Invariants invariants = new Invariants();
    private final List<String> story = new ArrayList<>();
    private int requests;
    private int names;

    Simulation(long seed) {
        random = new Random(seed);
    }

    /** Runs it and gives the story; an {@link AssertionError} names the invariant that was violated. */
    List<String> run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            if (random.nextBoolean()) {
                world.loop.runOne(random::nextInt);
            }
            listen();
        }
        everyRequestReachesItsDeadline();
        everythingComesToItsEnd();
        return story;
    }

    private void step() {
        switch (random.nextInt(39)) {
            case 0, 1, 2, 3 -> ask(tag -> new ClientRequest.Login(tag, timeout(), OPEN, resumeWindow()));
            case 4, 5, 6, 7, 8, 9 -> ask(tag -> new ClientRequest.Invoke(tag, timeout(), anyId(), World.Body.BODY));
            case 10, 11 -> ask(tag -> logout(tag, anyId()));
            case 12, 13 -> ask(tag -> new ClientRequest.Discover(tag, timeout(), World.DISCOVERY));
            case 14, 15, 16, 17 -> anySession().ifPresent(session -> session.opened.complete(session));
            case 18, 19 -> anySession().ifPresent(session -> session.opened.completeExceptionally(refusal()));
            case 20, 21 -> anySession().ifPresent(session -> settleOne(session.invocations));
            case 22, 23 -> settleOne(world.discoveries);
            case 24, 25 -> anySession().ifPresent(session -> session.closing.complete(null));
            case 26, 27, 28, 29 -> anySession().filter(this::isOpen).ifPresent(this::signal);
            case 30, 31 -> world.loop.advance(random.nextInt(400));
            case 32, 33 -> ask(this::resume);
            case 34, 35 -> connect();
            case 36 -> changeRights();
            default -> leaveSometimes();
        }
    }

    /** Nobody may do anything for a moment, so that most logins find rights. */
    private void changeRights() {
        rules = rules.equals(NOBODY) || random.nextInt(3) > 0 ? AccessRules.OPEN : NOBODY;
        world.gateway.accessChanged();
    }

    private void connect() {
        if (clients.size() < CLIENTS) {
            clients.add(world.anotherClient("c" + names++));
        }
    }

    private void ask(Function<Tag, ClientRequest> request) {
        anyClient().ifPresent(client -> {
            Tag tag = new Tag("r" + requests++);
            invariants.asked(client.name(), tag.name());
            client.connection.receive(request.apply(tag));
        });
    }

    private ClientRequest logout(Tag tag, SessionId id) {
        invariants.logoutAsked(tag.name(), id.value());
        return new ClientRequest.Logout(tag, timeout(), id);
    }

    /** Mostly with the token that is good now and what was heard last, sometimes with something else. */
    private ClientRequest resume(Tag tag) {
        SessionId id = anyId();
        long token = invariants.tokenOf(id.value()) + (random.nextInt(6) == 0 ? NEVER_GIVEN : 0);
        long heard = Math.max(0, invariants.lastHeardOf(id.value()) - random.nextInt(4) + random.nextInt(2));
        invariants.resumeAsked(tag.name(), heard);
        return World.resumeRequest(tag, id, token, heard);
    }

    private Duration resumeWindow() {
        return random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(1_500));
    }

    private Optional<Duration> timeout() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(3_000)));
    }

    /** Mostly a session that may be there, sometimes one that cannot. */
    private SessionId anyId() {
        return new SessionId(Integer.toString(random.nextInt(sessions.size() + 2)));
    }

    private Optional<FakeClient> anyClient() {
        return anyOf(clients);
    }

    private Optional<FakeSession> anySession() {
        return anyOf(sessions);
    }

    private <T> Optional<T> anyOf(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void settleOne(List<CompletableFuture<ServiceResponse>> answers) {
        anyOf(answers).ifPresent(answer -> {
            if (random.nextInt(4) == 0) {
                answer.completeExceptionally(refusal());
            } else {
                answer.complete(World.Body.BODY);
            }
        });
    }

    private static FailureException refusal() {
        return new FailureException(World.SERVER_SAYS_NO);
    }

    /** The port's promise: signals begin after the session is open. */
    private boolean isOpen(FakeSession session) {
        return session.opened.isDone() && !session.opened.isCompletedExceptionally();
    }

    private void signal(FakeSession session) {
        switch (random.nextInt(4)) {
            case 0 -> session.signals.interrupted(World.SERVER_LOST);
            case 1 -> session.signals.restored(random.nextBoolean());
            default -> session.signals.notifications(List.of(World.NOTIFIED), () -> {});
        }
    }

    private void leaveSometimes() {
        if (random.nextInt(4) == 0) {
            anyClient().ifPresent(client -> {
                client.connection.clientGone();
                left(client);
            });
        } else if (random.nextInt(20) == 0) {
            anyClient().ifPresent(client -> {
                client.connection.shutdown();
                left(client);
            });
        }
    }

    private void left(FakeClient client) {
        clients.remove(client);
        invariants.left(client.name());
    }

    private void everyRequestReachesItsDeadline() {
        world.loop.runAll();
        world.loop.advance(LIMITS.maxTimeout().toMillis());
        listen();
        invariants.everyRequestIsAnswered();
    }

    /** The clients go, and each stage of the port completes, as the port promises. */
    private void everythingComesToItsEnd() {
        clients.forEach(client -> client.connection.clientGone());
        world.loop.runAll();
        sessions.forEach(session -> session.opened.complete(session));
        world.loop.runAll();
        world.loop.advance(RESUME_LIMITS.maxWindow().toMillis());
        sessions.forEach(session -> session.closing.complete(null));
        world.loop.runAll();
        listen();
        invariants.eachOpenedSessionIsClosedOnce(sessions);
        invariants.nothingIsLeftToLookAt(telemetry.phases());
    }

    private void listen() {
        sessions.addAll(world.opening);
        world.opening.clear();
        List<String> lines = world.happenedSoFar();
        story.addAll(lines);
        lines.forEach(invariants::happened);
        invariants.limitsHold(sessions, clients.size(), world.loop.isIdle());
    }
}

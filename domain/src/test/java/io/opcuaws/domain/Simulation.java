package io.opcuaws.domain;

import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.World.Tag;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One seeded run: a client and its servers do at random what they may do at any time, between any two tasks of the loop.
 * Then everything that is still open comes to its end. {@link Invariants} judges the story.
 */
final class Simulation {

    static final Limits LIMITS = new Limits(3, 6, Duration.ofMillis(500), Duration.ofMillis(2_000));

    private static final int STEPS = 120;

    private final Random random;
    private final World world = new World(LIMITS);
    private final List<FakeSession> sessions = new ArrayList<>();
    private final Invariants invariants = new Invariants();
    private final List<String> story = new ArrayList<>();
    private int requests;
    private boolean clientGone;

    Simulation(long seed) {
        random = new Random(seed);
    }

    /** Runs it and gives the story; an {@link AssertionError} names the invariant that was violated. */
    List<String> run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            if (random.nextBoolean()) {
                world.loop.runOne();
            }
            listen();
        }
        everyRequestReachesItsDeadline();
        everythingComesToItsEnd();
        return story;
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0, 1 -> ask(tag -> new ClientRequest.Login(tag, timeout(), World.SETTINGS));
            case 2, 3, 4 -> ask(tag -> new ClientRequest.Invoke(tag, timeout(), anyId(), World.Body.BODY));
            case 5 -> ask(tag -> logout(tag, anyId()));
            case 6 -> ask(tag -> new ClientRequest.Discover(tag, timeout(), World.Body.BODY));
            case 7, 8 -> anySession().ifPresent(session -> session.opened.complete(session));
            case 9 -> anySession().ifPresent(session -> session.opened.completeExceptionally(refusal()));
            case 10 -> anySession().ifPresent(session -> settleOne(session.invocations));
            case 11 -> settleOne(world.discoveries);
            case 12 -> anySession().ifPresent(session -> session.closing.complete(null));
            case 13 -> anySession().filter(this::isOpen).ifPresent(this::signal);
            case 14 -> world.loop.advance(random.nextInt(400));
            default -> leaveSometimes();
        }
    }

    private void ask(Function<Tag, ClientRequest> request) {
        if (!clientGone) {
            Tag tag = new Tag("r" + requests++);
            invariants.asked(tag.name());
            world.connection.receive(request.apply(tag));
        }
    }

    private ClientRequest logout(Tag tag, SessionId id) {
        invariants.logoutAsked(tag.name(), id.value());
        return new ClientRequest.Logout(tag, timeout(), id);
    }

    private Optional<Duration> timeout() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(3_000)));
    }

    /** Mostly a session that may be there, sometimes one that cannot. */
    private SessionId anyId() {
        return new SessionId(Integer.toString(random.nextInt(sessions.size() + 2)));
    }

    private Optional<FakeSession> anySession() {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(random.nextInt(sessions.size())));
    }

    private void settleOne(List<CompletableFuture<ServiceResponse>> answers) {
        if (answers.isEmpty()) {
            return;
        }
        CompletableFuture<ServiceResponse> answer = answers.get(random.nextInt(answers.size()));
        if (random.nextInt(4) == 0) {
            answer.completeExceptionally(refusal());
        } else {
            answer.complete(World.Body.BODY);
        }
    }

    private static FailureException refusal() {
        return new FailureException(World.SERVER_SAYS_NO);
    }

    /** The port's promise: signals begin after the session is open. */
    private boolean isOpen(FakeSession session) {
        return session.opened.isDone() && !session.opened.isCompletedExceptionally();
    }

    private void signal(FakeSession session) {
        switch (random.nextInt(3)) {
            case 0 -> session.signals.interrupted(World.SERVER_LOST);
            case 1 -> session.signals.restored(random.nextBoolean());
            default -> session.signals.notification(World.Body.BODY, List.of());
        }
    }

    private void leaveSometimes() {
        if (random.nextInt(20) == 0) {
            clientGone = true;
            world.connection.clientGone();
        } else if (random.nextInt(20) == 0) {
            clientGone = true;
            world.connection.shutdown();
        }
    }

    private void everyRequestReachesItsDeadline() {
        world.loop.runAll();
        world.loop.advance(LIMITS.maxTimeout().toMillis());
        listen();
        if (!clientGone) {
            invariants.everyRequestIsAnswered();
        }
    }

    /** The client goes, and each stage of the port completes, as the port promises. */
    private void everythingComesToItsEnd() {
        world.connection.clientGone();
        world.loop.runAll();
        sessions.forEach(session -> session.opened.complete(session));
        world.loop.runAll();
        sessions.forEach(session -> session.closing.complete(null));
        world.loop.runAll();
        listen();
        invariants.eachOpenedSessionIsClosedOnce(sessions);
    }

    private void listen() {
        sessions.addAll(world.opening);
        world.opening.clear();
        List<String> lines = world.happenedSoFar();
        story.addAll(lines);
        lines.forEach(invariants::happened);
        invariants.limitsHold(sessions, world.loop.isIdle() && !clientGone);
    }
}

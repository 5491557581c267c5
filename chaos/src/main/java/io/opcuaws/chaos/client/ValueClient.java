package io.opcuaws.chaos.client;

import io.opcuaws.chaos.invariant.Violations;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Monitors counters. If it can resume, it comes back to its session after each end of its connection. */
public final class ValueClient extends Actor {

    /** How long the gateway waits for a client that comes back. */
    public static final Duration RESUME_WINDOW = Duration.ofSeconds(10);

    /** Who comes back so soon must find its session, whatever held back the end of its connection. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final long LOOK_MILLIS = 20;

    private final Ground ground;
    private final Violations violations;
    private final int items;
    private final Duration resumeWindow;
    private Optional<Kept> kept = Optional.empty();

    /** @param resumes whether it comes back to its session */
    public ValueClient(String name, Ground ground, Violations violations, int items, boolean resumes) {
        super(name);
        this.ground = ground;
        this.violations = violations;
        this.items = items;
        this.resumeWindow = resumes ? RESUME_WINDOW : Duration.ZERO;
    }

    @Override
    void work() throws IOException, InterruptedException {
        if (kept.isPresent()) {
            comeBack(kept.get());
        } else {
            begin();
        }
    }

    private void begin() throws IOException, InterruptedException {
        ValueReader reader = new ValueReader(ground.values().counters(name(), items), this::progressed);
        try (Client client = Client.connect(ground, name(), reader)) {
            Session session = client.login(false, resumeWindow);
            client.monitor(session, items);
            stay(client, session, reader);
        }
    }

    private void comeBack(Kept before) throws IOException, InterruptedException {
        try (Client client = Client.connect(ground, name(), before.reader())) {
            // From here on, if no answer comes, the token may have been used up.
            kept = Optional.empty();
            JsonNode answer = Client.await(client.ask(
                    "Resume",
                    "",
                    Messages.resume(
                            before.session().id(),
                            before.session().token(),
                            before.reader().lastNotify())));
            if (!Messages.isGood(answer)) {
                Duration away = Duration.ofNanos(System.nanoTime() - before.since());
                if (away.compareTo(SOON) < 0) {
                    violations.add(
                            "a client that comes back soon finds its session",
                            "%s came back after %d ms: %s",
                            name(),
                            away.toMillis(),
                            answer.path("Header"));
                }
                return;
            }
            if (answer.at("/Body/GapDetected").asBoolean()) {
                before.reader().counters().gap();
            }
            Session session = new Session(
                    before.session().id(), answer.at("/Body/ResumeToken").asString());
            stay(client, session, before.reader());
        }
    }

    private void stay(Client client, Session session, ValueReader reader) throws IOException, InterruptedException {
        while (!hasToGo() && !client.isEnded()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (logsOut() && !client.isEnded()) {
            client.logout(session);
        } else if (!session.token().isEmpty()) {
            kept = Optional.of(new Kept(session, reader, System.nanoTime()));
        }
    }

    /** What a client has of its session while it has no connection, and since when. */
    private record Kept(Session session, ValueReader reader, long since) {}
}

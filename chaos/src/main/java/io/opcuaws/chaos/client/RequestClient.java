package io.opcuaws.chaos.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Reads, writes and browses, some requests at a time. */
public final class RequestClient extends Actor {

    private static final int IN_FLIGHT = 4;
    private static final long THINK_MILLIS = 20;
    private static final Set<String> SESSION_IS_GONE = Set.of("BadSessionIdInvalid", "BadSessionClosed");

    private final Ground ground;
    private final boolean secured;
    private final Random random;
    private final Latencies latencies;

    public RequestClient(String name, Ground ground, boolean secured, long seed, Latencies latencies) {
        super(name);
        this.ground = ground;
        this.secured = secured;
        this.random = new Random(seed);
        this.latencies = latencies;
    }

    @Override
    void work() throws IOException, InterruptedException {
        try (Client client = Client.connect(ground, name(), notify -> {})) {
            Session session = client.login(secured, Duration.ZERO);
            boolean sessionLives = true;
            while (!hasToGo() && !client.isEnded() && sessionLives) {
                sessionLives = askSome(client, session);
                TimeUnit.MILLISECONDS.sleep(THINK_MILLIS);
            }
            if (logsOut() && sessionLives && !client.isEnded()) {
                client.logout(session);
            }
        }
    }

    /** False if the session is gone. */
    private boolean askSome(Client client, Session session) throws IOException, InterruptedException {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            long start = System.nanoTime();
            CompletableFuture<JsonNode> answer = askOne(client, session);
            answers.add(answer);
            var unused = answer.thenAccept(came -> {
                if (Messages.isGood(came)) {
                    latencies.took(System.nanoTime() - start);
                    progressed();
                }
            });
        }
        boolean lives = true;
        for (CompletableFuture<JsonNode> answer : answers) {
            lives &= !SESSION_IS_GONE.contains(Messages.statusText(Client.await(answer)));
        }
        return lives;
    }

    private CompletableFuture<JsonNode> askOne(Client client, Session session) {
        String node = ground.nodes().writable();
        return switch (random.nextInt(4)) {
            case 0 -> client.ask("Browse", session.id(), Messages.browseObjects());
            case 1 -> client.ask("Write", session.id(), Messages.write(node, random.nextInt()));
            default -> client.ask("Read", session.id(), Messages.read(node));
        };
    }
}

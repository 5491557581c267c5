package io.opcuaws.chaos.client;

import io.opcuaws.app.peer.Json;
import io.opcuaws.chaos.invariant.AnsweredOnce.Book;
import io.opcuaws.chaos.net.Daemon;
import io.opcuaws.chaos.net.GatewaySocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that keeps book of what it asks. A thread of its own reads; any thread may ask. */
final class Client implements AutoCloseable {

    /** Longer than the gateway may take, and a fault of the wire with it. */
    private static final long PATIENCE_SECONDS = 40;

    private final Ground ground;
    private final GatewaySocket socket;
    private final Consumer<JsonNode> notifies;
    private final Book book;
    private final Reading reading = new Reading();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger handles = new AtomicInteger();
    private final Thread reader;
    private volatile boolean ended;

    private Client(
            Ground ground,
            String name,
            GatewaySocket socket,
            Supplier<OptionalLong> wireIsCalmSince,
            Consumer<JsonNode> notifies) {
        this.ground = ground;
        this.socket = socket;
        this.notifies = notifies;
        book = ground.answers().open(name, () -> reading.calm(wireIsCalmSince.get()));
        reader = Daemon.start(name, this::readAll);
    }

    /** Connects over the wire. */
    static Client connect(Ground ground, String name, Consumer<JsonNode> notifies) throws IOException {
        GatewaySocket socket = GatewaySocket.connect(ground.wire().port());
        return shakeHands(ground, name, socket, ground.wire()::calmSince, notifies);
    }

    /** Connects to the gateway itself, with little room for what is not read. */
    static Client connectWithLittleRoom(Ground ground, String name, int bytes, Consumer<JsonNode> notifies)
            throws IOException {
        GatewaySocket socket = GatewaySocket.withLittleRoom(ground.gatewayPort(), bytes);
        return shakeHands(ground, name, socket, () -> OptionalLong.of(Long.MIN_VALUE), notifies);
    }

    private static Client shakeHands(
            Ground ground,
            String name,
            GatewaySocket socket,
            Supplier<OptionalLong> calmSince,
            Consumer<JsonNode> notifies)
            throws IOException {
        try {
            socket.shakeHands();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Client(ground, name, socket, calmSince, notifies);
    }

    /** The answer completes it, also a bad one; the end of the connection completes it with an exception. */
    CompletableFuture<JsonNode> ask(String service, String session, ObjectNode body) {
        String handle = Integer.toString(handles.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        book.asks(handle, service);
        waiting.put(handle, answer);
        try {
            socket.send(Messages.request(service, handle, session, body));
        } catch (IOException e) {
            end();
        }
        if (ended) {
            failAll();
        }
        return answer;
    }

    /** Asks, and waits for nothing. */
    void begin(String service, String session, ObjectNode body) {
        var unused = ask(service, session, body);
    }

    /** Asks and waits for a good answer, and gives its body. */
    JsonNode get(String service, String session, ObjectNode body) throws IOException, InterruptedException {
        JsonNode answer = await(ask(service, session, body));
        if (!Messages.isGood(answer)) {
            throw new RefusedException(answer);
        }
        return answer.path("Body");
    }

    static JsonNode await(CompletableFuture<JsonNode> answer) throws IOException, InterruptedException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer", e);
        }
    }

    Session login(boolean secured, Duration resumeWindow) throws IOException, InterruptedException {
        JsonNode body = get("Login", "", Messages.login(ground.server(), secured, resumeWindow));
        return new Session(
                body.path("SessionId").asString(), body.path("ResumeToken").asString(""));
    }

    /** Monitors the first so many counters. */
    void monitor(Session session, int counters) throws IOException, InterruptedException {
        long subscription = get("CreateSubscription", session.id(), Messages.subscription())
                .path("SubscriptionId")
                .asLong();
        JsonNode created =
                get("CreateMonitoredItems", session.id(), Messages.items(subscription, ground.nodes(), counters));
        for (JsonNode result : created.path("Results").values()) {
            if (result.path("StatusCode").asLong() != 0) {
                throw new IOException("not every counter can be monitored: " + created);
            }
        }
    }

    void logout(Session session) throws IOException, InterruptedException {
        get("Logout", session.id(), Json.object());
    }

    /** Waits for the gateway to end the connection, for so long at most. */
    void awaitEnd(long millis) throws InterruptedException {
        reader.join(millis);
    }

    boolean isEnded() {
        return ended;
    }

    /** Reads nothing until told to go on. */
    void pause() {
        reading.pause();
    }

    void goOn() {
        reading.goOn();
    }

    /** The connection itself, for who wants to end it in a way of its own after {@link #giveUp}. */
    GatewaySocket socket() {
        return socket;
    }

    /** Waits for no answer any more. */
    void giveUp() {
        book.close();
    }

    /** Ends, and returns when nothing more is told. */
    @Override
    public void close() {
        end();
        reading.goOn();
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ended = true;
        book.close();
        socket.close();
        failAll();
    }

    private void failAll() {
        waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the connection has ended")));
    }

    private void readAll() {
        try {
            while (!ended) {
                reading.await();
                received(socket.read());
            }
        } catch (IOException over) {
            end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private void received(String text) {
        try {
            received(Json.parse(text));
        } catch (JacksonException nonsense) {
            book.hearsNonsense(text);
        }
    }

    private void received(JsonNode message) {
        String type = Messages.type(message);
        if (!type.endsWith("Response") && !type.equals("GW_ServiceFault")) {
            notifies.accept(message);
            return;
        }
        String handle = message.at("/Header/ClientHandle").asString("");
        book.isAnswered(handle, type);
        CompletableFuture<JsonNode> answer = waiting.remove(handle);
        if (answer != null) {
            answer.complete(message);
        }
    }

    /** Whether this client reads; what waits for it meanwhile is not late. */
    private static final class Reading {

        private boolean paused;
        private long since = Long.MIN_VALUE;

        synchronized void pause() {
            paused = true;
        }

        synchronized void goOn() {
            if (paused) {
                paused = false;
                since = System.nanoTime();
                notifyAll();
            }
        }

        synchronized void await() throws InterruptedException {
            while (paused) {
                wait();
            }
        }

        synchronized OptionalLong calm(OptionalLong wire) {
            return paused || wire.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.max(since, wire.getAsLong()));
        }
    }
}

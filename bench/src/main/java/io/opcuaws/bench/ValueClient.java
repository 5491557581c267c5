package io.opcuaws.bench;

import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the gateway that subscribes to variables that count, and keeps a tally. It can stop reading for a while. */
final class ValueClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ITEMS_PER_REQUEST = 1_000;

    private final Tally tally;
    private final int items;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger handles = new AtomicInteger();
    private final WebSocket socket;
    private String session = "";
    private boolean paused;

    private ValueClient(URI gateway, int items) {
        this.items = items;
        this.tally = new Tally(items);
        this.socket = HTTP.newWebSocketBuilder()
                .subprotocols("opcua-gw.v2")
                .buildAsync(gateway, new Listener())
                .orTimeout(Patience.ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Connects, logs in and monitors the variables {@code <prefix>0} and so on. */
    static ValueClient subscribe(URI gateway, String server, String prefix, int items, boolean batched) {
        ValueClient client = new ValueClient(gateway, items);
        client.session = client.request("Login", Json.object().put("DiscoveryUrl", server))
                .path("SessionId")
                .asString();
        client.monitor(prefix, batched);
        return client;
    }

    private void monitor(String prefix, boolean batched) {
        JsonNode subscription = request(
                "CreateSubscription",
                Json.object()
                        .put("RequestedPublishingInterval", 100)
                        .put("MaxNotificationsPerPublish", 0)
                        .put("BatchNotifications", batched));
        for (int first = 0; first < items; first += ITEMS_PER_REQUEST) {
            ObjectNode body = Json.object()
                    .put("SubscriptionId", subscription.path("SubscriptionId").asLong());
            ArrayNode list = body.putArray("ItemsToCreate");
            for (int item = first; item < Math.min(items, first + ITEMS_PER_REQUEST); item++) {
                ObjectNode create = list.addObject();
                create.putObject("ItemToMonitor").put("NodeId", prefix + item);
                create.putObject("RequestedParameters")
                        .put("ClientHandle", item)
                        .put("SamplingInterval", 0)
                        .put("QueueSize", 1_000);
            }
            JsonNode results = request("CreateMonitoredItems", body).path("Results");
            if (results.values().stream()
                    .anyMatch(result -> result.path("StatusCode").asLong() != 0)) {
                throw new IllegalStateException("not every variable can be monitored");
            }
        }
    }

    /** Performs a service, which must go well, and gives the body of the response. */
    JsonNode request(String service, ObjectNode body) {
        String handle = Integer.toString(handles.incrementAndGet());
        ObjectNode message = Json.object();
        message.putObject("Header")
                .put("MessageType", "GW_" + service + "Request")
                .put("ClientHandle", handle)
                .put("SessionId", session);
        message.set("Body", body);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(handle, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode response = answer.orTimeout(Patience.ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (response.at("/Header/StatusCode").asLong() != 0) {
            throw new IllegalStateException(service + ": " + response);
        }
        return response.path("Body");
    }

    Tally tally() {
        return tally;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Reads nothing more from the socket. */
    synchronized void pause() {
        paused = true;
    }

    /** Reads again. */
    synchronized void goOn() {
        paused = false;
        socket.request(1);
    }

    private synchronized void readNext() {
        if (!paused) {
            socket.request(1);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void received(String message) {
        if (ValueScanner.isValues(message)) {
            ValueScanner.scan(message, tally);
            return;
        }
        JsonNode json = Json.parse(message);
        CompletableFuture<JsonNode> answer =
                waiting.remove(json.at("/Header/ClientHandle").asString());
        if (answer != null) {
            answer.complete(json);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                received(parts.toString());
                parts.setLength(0);
            }
            readNext();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}

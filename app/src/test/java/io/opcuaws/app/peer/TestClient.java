package io.opcuaws.app.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the gateway, as a program with a decent WebSocket library would be one. */
public final class TestClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Inbox<Message> inbox = new Inbox<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocket webSocket;
    private int handles;

    private TestClient(URI url, WebSocket.Builder builder) {
        webSocket = completed(builder.connectTimeout(Patience.ANSWER).buildAsync(url, new Listener()));
    }

    public static TestClient connect(URI url, String... subprotocols) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            String[] others =
                    List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new);
            builder.subprotocols(subprotocols[0], others);
        }
        return new TestClient(url, builder);
    }

    /** Connects with these headers in the handshake, by this client, which may have a certificate. */
    public static TestClient connect(URI url, HttpClient http, Map<String, String> headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        return new TestClient(url, builder);
    }

    /** The subprotocol that the gateway chose; empty if none. */
    public String subprotocol() {
        return webSocket.getSubprotocol();
    }

    public void send(String text) {
        completed(webSocket.sendText(text, true));
    }

    /** Sends one message in several frames. */
    public void sendFragments(String... fragments) {
        for (int i = 0; i < fragments.length; i++) {
            completed(webSocket.sendText(fragments[i], i == fragments.length - 1));
        }
    }

    public void sendBinary(byte[] bytes) {
        completed(webSocket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /** Sends a request and gives the handle that its answer will bear. */
    public String send(String service, @Nullable String sessionId, JsonNode body) {
        String handle = "request-" + ++handles;
        ObjectNode message = Json.object();
        ObjectNode header = message.putObject("Header");
        header.put("MessageType", "GW_" + service + "Request").put("ClientHandle", handle);
        if (sessionId != null) {
            header.put("SessionId", sessionId);
        }
        message.set("Body", body);
        send(message.toString());
        return handle;
    }

    /** Sends a request and waits for its answer. */
    public Message request(String service, @Nullable String sessionId, JsonNode body) {
        String handle = send(service, sessionId, body);
        return take(
                "GW_" + service + "Response " + handle,
                message -> message.type().equals("GW_" + service + "Response")
                        && message.clientHandle().equals(handle));
    }

    /** Says who it is. */
    public Message authenticate(String token) {
        return request("Authenticate", null, Json.object().put("Token", token));
    }

    public String send(Login login) {
        return send("Login", null, login.toBody());
    }

    public Message tryToLogIn(Login login) {
        return request("Login", null, login.toBody());
    }

    /** Logs in, which must succeed, and gives the session's id once the session says that it is connected. */
    public String logIn(Login login) {
        Message response = tryToLogIn(login);
        if (!response.isGood()) {
            throw new AssertionError("login refused: " + response);
        }
        String sessionId = response.body().path("SessionId").asString();
        takeSessionStatus(sessionId, "Connect");
        return sessionId;
    }

    public Message logOut(String sessionId) {
        return request("Logout", sessionId, Json.object());
    }

    /** Reads the values of nodes, each named in the one-string form. */
    public Message read(String sessionId, String... nodeIds) {
        ObjectNode body = Json.object();
        ArrayNode nodes = body.putArray("NodesToRead");
        for (String nodeId : nodeIds) {
            nodes.addObject().put("NodeId", nodeId);
        }
        return request("Read", sessionId, body);
    }

    public Message takeSessionStatus(String sessionId, String status) {
        return take(
                status + " of session " + sessionId,
                message ->
                        message.isSessionStatus(status) && message.sessionId().equals(sessionId));
    }

    /** The next message, whatever it is. */
    public Message take() {
        return take("any message", message -> true);
    }

    public Message take(String wanted, Predicate<Message> matches) {
        return inbox.take(wanted, matches, Patience.ANSWER);
    }

    /** All that came. */
    public List<Message> heard() {
        return inbox.history();
    }

    /** What came and no test step has asked for. */
    public List<Message> untaken() {
        return inbox.untaken();
    }

    /** Whether the connection is over, in whatever way. */
    public boolean isClosed() {
        return closed.isDone();
    }

    /** Waits until the gateway has closed the WebSocket. */
    public Closed closed() {
        return completed(closed);
    }

    /** Cuts the connection without a word, as a crashed browser or a lost network does. */
    public void drop() {
        webSocket.abort();
    }

    @Override
    public void close() {
        webSocket.abort();
    }

    private static <T> T completed(CompletableFuture<T> future) {
        Duration patience = Patience.ANSWER;
        return future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                inbox.add(Message.of(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(new Closed(code, reason));
            inbox.end("the gateway closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable problem) {
            closed.completeExceptionally(problem);
            inbox.end("the connection broke: " + problem);
        }
    }
}

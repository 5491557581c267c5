package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that is not Jetty's. It reads a message only when the test asks for one. */
final class Client implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private @Nullable WebSocket socket;

    private Client() {}

    static Client connect(URI uri, String... subprotocols) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        return connect(builder, uri);
    }

    /** Connects with what was put into the builder. */
    static Client connect(WebSocket.Builder builder, URI uri) {
        Client client = new Client();
        client.socket = builder.buildAsync(uri, client)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return client;
    }

    /** Sends a message, in which {@code '} stands for {@code "}. */
    Client say(String message) {
        sendText(message.replace('\'', '"'));
        return this;
    }

    void sendText(String text) {
        socket().sendText(text, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    WebSocket socket() {
        assertThat(socket).isNotNull();
        return socket;
    }

    /** The next message, with {@code '} for {@code "}. */
    String hears() throws InterruptedException {
        String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within %s s", PATIENCE_SECONDS).isNotNull();
        return message.replace('"', '\'');
    }

    /** The code with which the connection is closed. */
    int isClosedWith() {
        return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void leave() {
        socket().abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            messages.add(parts.toString());
            parts.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode.completeExceptionally(error);
    }
}

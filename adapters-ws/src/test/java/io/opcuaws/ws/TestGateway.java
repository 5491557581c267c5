package io.opcuaws.ws;

import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.GatewaySettings;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.auth.Authentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway on a free port, before a {@link StubOpcUa}. */
final class TestGateway implements AutoCloseable {

    static final WebSocketSettings SETTINGS = WebSocketSettings.DEFAULT.at("127.0.0.1", 0);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final StubOpcUa opcUa = new StubOpcUa();
    private final GatewayServer server;

    TestGateway(WebSocketSettings settings) throws IOException {
        this(settings, Authentication.NONE);
    }

    TestGateway(WebSocketSettings settings, Authentication authentication) throws IOException {
        this(settings, authentication, Watchers.NONE);
    }

    TestGateway(WebSocketSettings settings, Authentication authentication, Watchers watchers) throws IOException {
        AtomicLong sessions = new AtomicLong();
        AtomicLong tokens = new AtomicLong();
        server = GatewayServer.start(
                settings,
                authentication,
                watchers,
                loop -> new Gateway(
                        opcUa,
                        GatewaySettings.DEFAULT,
                        sessions::incrementAndGet,
                        () -> Secret.ofText("token-" + tokens.incrementAndGet()),
                        loop));
    }

    GatewayServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    URI http(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** What the health page says now. */
    String health() throws IOException, InterruptedException {
        return get("/health").body();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(http(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Connects with this token in the handshake. */
    Client connectWithToken(String token) {
        return connectWithHeader("Authorization", "Bearer " + token);
    }

    Client connectWithHeader(String name, String value) {
        return Client.connect(
                HTTP.newWebSocketBuilder().header(name, value), URI.create("ws://127.0.0.1:" + port() + "/"));
    }

    Client connectTo(String path) {
        return Client.connect(URI.create("ws://127.0.0.1:" + port() + path));
    }

    Client connect(String... subprotocols) {
        return Client.connect(URI.create("ws://127.0.0.1:" + port() + "/"), subprotocols);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping", e);
        }
    }
}

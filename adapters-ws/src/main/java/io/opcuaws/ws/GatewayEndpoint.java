package io.opcuaws.ws;

import io.opcuaws.domain.Connection;
import io.opcuaws.domain.port.ClientIdentity;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's WebSocket: what Jetty tells becomes calls of the domain's {@link Connection}. Public only because Jetty
 * demands it.
 *
 * <p>Jetty calls from its own threads, one call at a time. It delivers the next frame only after {@code demand()}, which
 * is called when the domain has taken the message before: a client that sends faster than it is served is slowed down by
 * TCP, and nothing piles up here.
 */
public final class GatewayEndpoint implements Session.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayEndpoint.class);

    private final GatewayServer server;
    private final MessageEncoder encoder;
    private @Nullable Opened opened;

    /** What there is only from the opening of the WebSocket on. */
    private record Opened(
            Session session, OutboundQueue outbound, KeepAlive keepAlive, SerialLoop loop, Connection connection) {}

    GatewayEndpoint(GatewayServer server, MessageEncoder encoder) {
        this.server = server;
        this.encoder = encoder;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        LoopThreads threads = server.threads();
        WebSocketSettings settings = server.settings();
        Backlog backlog = new Backlog(settings.outbound(), encoder, server.slowClients());
        OutboundQueue outbound = new OutboundQueue(session, backlog, server.slowClients(), threads.timer());
        KeepAlive keepAlive = new KeepAlive(
                session,
                settings.pingInterval(),
                () -> outbound.close(StatusCode.SHUTDOWN, "The client was silent for too long."),
                threads.timer());
        SerialLoop loop = new SerialLoop(threads);
        Connection connection = server.gateway().connect(outbound, loop, ClientIdentity.anonymous(addressOf(session)));
        opened = new Opened(session, outbound, keepAlive, loop, connection);
        server.opened(this);
        session.demand();
    }

    @Override
    public void onWebSocketText(String text) {
        Opened open = heard();
        Decoded decoded = server.decoder().decode(text);
        open.loop().lendThread(() -> {
            if (decoded instanceof Decoded.Understood understood) {
                open.connection().receive(understood.request());
            } else if (decoded instanceof Decoded.NotUnderstood bad) {
                open.outbound().send(bad.answer());
            }
            open.loop().post(open.session()::demand);
        });
    }

    /** Called for the first part of a binary message, so that none is ever gathered. */
    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        callback.succeed();
        heard().outbound().close(StatusCode.BAD_DATA, "Messages are JSON in text frames.");
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        heard().session().demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heard().session().demand();
    }

    /** What a client can cause (a bad frame, a broken connection) is not an error of the gateway. */
    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A WebSocket failed.", cause);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        Opened open = opened();
        open.keepAlive().stop();
        open.connection().clientGone();
        server.closed(this);
        callback.succeed();
    }

    private static String addressOf(Session session) {
        return session.getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "";
    }

    /** The gateway is being stopped. */
    void shutdown() {
        opened().connection().shutdown();
    }

    private Opened heard() {
        Opened open = opened();
        open.keepAlive().heard();
        return open;
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "Jetty has not opened this WebSocket");
    }
}

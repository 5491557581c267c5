package io.opcuaws.ws;

import io.opcuaws.domain.Connection;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.ws.Door.Guest;
import io.opcuaws.ws.tls.TlsMaterial;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's WebSocket: what Jetty tells becomes calls of the domain's {@link Connection}, which there is once the client has
 * been let in. Public only because Jetty demands it.
 *
 * <p>Jetty calls from its own threads, one call at a time. It delivers the next frame only after {@code demand()}, which
 * is called when the domain has taken the message before: a client that sends faster than it is served is slowed down by
 * TCP, and nothing piles up here.
 */
public final class GatewayEndpoint implements Session.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayEndpoint.class);

    /** In characters; it takes a fraction of a millisecond to read and check. */
    private static final int SMALL_MESSAGE = 16_384;

    /** A stranger has one short message to send. */
    private static final int MAX_BYTES_OF_STRANGERS = 1 << 16;

    private final GatewayServer server;
    private final Guest guest;
    private final MessageEncoder encoder;
    private final Gathering gathering;
    private final int maxBytes;
    private @Nullable Opened opened;

    /** What there is only from the opening of the WebSocket on. */
    private record Opened(
            Session session, OutboundQueue outbound, KeepAlive keepAlive, SerialLoop loop, Admission admission) {}

    /** @param maxBytes the longest message that the client may send */
    GatewayEndpoint(GatewayServer server, Guest guest, MessageEncoder encoder, int maxBytes) {
        this.maxBytes = maxBytes;
        this.server = server;
        this.guest = guest;
        this.encoder = encoder;
        this.gathering = new Gathering(server.settings().door().requests().messageTime());
    }

    @Override
    public void onWebSocketOpen(Session session) {
        guest.visit().staysOn();
        LoopThreads threads = server.threads();
        WebSocketSettings settings = server.settings();
        Backlog backlog = new Backlog(settings.outbound(), encoder, server.slowClients(), guest.connection());
        OutboundQueue outbound = new OutboundQueue(session, backlog, server.telemetry(), threads.timer());
        KeepAlive keepAlive = new KeepAlive(
                session,
                settings.pingInterval(),
                () -> outbound.close(ClientRefusal.SILENT, StatusCode.SHUTDOWN, "The client was silent for too long."),
                threads.timer());
        SerialLoop loop = new SerialLoop(threads);
        Admission admission = new Admission(
                server.door(),
                guest,
                identity -> server.gateway().connect(outbound, loop, identity),
                reason -> outbound.close(StatusCode.POLICY_VIOLATION, reason));
        opened = new Opened(session, outbound, keepAlive, loop, admission);
        server.opened(this);
        server.telemetry().connected(guest.connection());
        session.demand();
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        Opened open = heard();
        boolean stranger = open.admission().connection().isEmpty();
        switch (gathering.add(part, last, stranger ? Math.min(maxBytes, MAX_BYTES_OF_STRANGERS) : maxBytes)) {
            case MORE_TO_COME -> open.session().demand();
            case COMPLETE -> complete(open, gathering.take());
            case TOO_LONG ->
                open.outbound()
                        .close(ClientRefusal.BAD_FRAMES, StatusCode.MESSAGE_TOO_LARGE, "The message is too long.");
            case TOO_MANY_PARTS ->
                open.outbound()
                        .close(
                                ClientRefusal.BAD_FRAMES,
                                StatusCode.POLICY_VIOLATION,
                                "The message comes in too many small parts.");
        }
    }

    /** What takes long to read is read on the loop's thread, for Jetty's has other clients to look after. */
    private void complete(Opened open, String text) {
        if (text.length() > SMALL_MESSAGE) {
            open.loop().post(() -> received(open, server.decoder().decode(text)));
        } else {
            received(open, server.decoder().decode(text));
        }
    }

    private void received(Opened open, Decoded decoded) {
        if (decoded instanceof Decoded.Authenticate authenticate) {
            Admission.Outcome outcome = open.admission().prove(authenticate.token());
            authenticate.token().clear();
            authenticate.context().ends();
            server.telemetry().answered(authenticate.context(), outcome.status());
            open.outbound()
                    .sendText(outcome.readBy(
                            credential -> encoder.authenticated(authenticate.context(), credential),
                            failure -> encoder.refused(new Refused(authenticate.context(), failure))));
            open.session().demand();
            return;
        }
        Optional<Connection> connection = open.admission().connection();
        open.loop().lendThread(() -> {
            if (decoded instanceof Decoded.Understood understood) {
                request(open, connection, understood.request());
            } else if (decoded instanceof Decoded.NotUnderstood bad) {
                server.telemetry().refused(ClientRefusal.BAD_MESSAGE);
                open.outbound().send(bad.answer());
            }
            open.loop().post(open.session()::demand);
        });
    }

    private void request(Opened open, Optional<Connection> connection, ClientRequest request) {
        if (connection.isEmpty()) {
            server.telemetry().refused(ClientRefusal.NOT_AUTHENTICATED);
            request.clear();
            open.outbound().send(new Refused(request.tag(), Admission.NOT_YET));
            return;
        }
        Optional<Failure> refusal = open.admission().whyNot(request);
        if (refusal.isPresent()) {
            request.clear();
            open.outbound().send(new Refused(request.tag(), refusal.get()));
        } else {
            connection.get().receive(request);
        }
    }

    /** Called for the first part of a binary message, so that none is ever gathered. */
    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        callback.succeed();
        heard().outbound().close(ClientRefusal.BAD_FRAMES, StatusCode.BAD_DATA, "Messages are JSON in text frames.");
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
        LOG.atDebug()
                .addKeyValue("connection", guest.connection())
                .setCause(cause)
                .log("A WebSocket failed.");
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        Opened open = opened();
        open.keepAlive().stop();
        open.admission().connection().ifPresent(Connection::clientGone);
        server.closed(this);
        server.telemetry().disconnected(guest.connection());
        callback.succeed();
    }

    /** What waits for the client. */
    long waitingBytes() {
        return opened().outbound().waitingBytes();
    }

    /** Asks from time to time, from any thread, whether the client has to go. */
    void look(long now) {
        Opened open = opened();
        open.admission().look(now);
        if (gathering.isTooSlow(now)) {
            open.outbound()
                    .close(
                            ClientRefusal.BAD_FRAMES,
                            StatusCode.POLICY_VIOLATION,
                            "The message took too long to arrive.");
        }
    }

    /** Other certificates of clients are trusted from now on. */
    void certificatesChanged(TlsMaterial tls) {
        opened().admission().certificatesChanged(tls);
    }

    /** The gateway is being stopped. */
    void shutdown() {
        Opened open = opened();
        open.admission()
                .connection()
                .ifPresentOrElse(
                        Connection::shutdown,
                        () -> open.outbound().close(StatusCode.SHUTDOWN, "The gateway is shutting down."));
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

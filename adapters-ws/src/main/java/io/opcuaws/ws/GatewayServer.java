package io.opcuaws.ws;

import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.pages.PageFolder;
import io.opcuaws.ws.pages.Pages;
import io.opcuaws.ws.tls.TlsMaterial;
import io.opcuaws.ws.tls.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Listens for clients. A WebSocket is accepted on every path, since clients of the existing gateway use any;
 * {@code GET /health} answers 200 with JSON while the gateway takes connections, {@code /health/live} and {@code /health/ready}
 * what an orchestrator wants to know. Any other path is looked for among the pages.
 */
public final class GatewayServer {

    private static final int MAX_JETTY_THREADS = 64;
    private static final long ROUND_MILLIS = 1_000;
    private static final Duration NEXT_FILE = Duration.ofSeconds(5);

    private final WebSocketSettings settings;
    private final Watchers watchers;
    private final Compression compression;
    private final Gateway gateway;
    private final MessageDecoder decoder;
    private final MessageWriter writer = new MessageWriter();
    private final LoopThreads threads = LoopThreads.start();
    private final Pulse pulse = new Pulse(new SerialLoop(threads));
    private final OpenConnections connections = new OpenConnections();
    private final SlowClients slowClients = new SlowClients();
    private final Server jetty;
    private final GatewayConnector connector;
    private final Visitors visitors;
    private final Door door;
    private final Optional<TlsServer> tls;
    private final Pages pages;
    private volatile boolean open;

    private GatewayServer(
            WebSocketSettings settings,
            Authentication authentication,
            Optional<TlsMaterial> tls,
            Watchers watchers,
            Pages pages,
            Function<EventLoop, Gateway> gateway) {
        this.settings = settings;
        this.watchers = watchers;
        this.compression = new Compression(settings.door().inflatedBytes());
        this.gateway = gateway.apply(new SerialLoop(threads));
        this.decoder = new MessageDecoder(new MessageReader(
                settings.maxNesting(), settings.door().requests().nodes()));
        QueuedThreadPool jettyThreads = new QueuedThreadPool(MAX_JETTY_THREADS);
        jettyThreads.setName("jetty");
        jettyThreads.setDaemon(true);
        this.jetty = new Server(jettyThreads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        this.visitors = new Visitors(settings.door().connections());
        this.door = new Door(settings.door(), authentication, watchers.telemetry());
        this.tls = tls.map(TlsServer::new);
        this.pages = pages;
        if (tls.isPresent()) {
            SecureRequestCustomizer secure = new SecureRequestCustomizer();
            secure.setSniHostCheck(false); // the client checks the name, and knows better by which one it came
            http.addCustomizer(secure);
        }
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        this.connector = this.tls
                .map(server -> new GatewayConnector(jetty, visitors, watchers.telemetry(), server.before(plain), plain))
                .orElseGet(() -> new GatewayConnector(jetty, visitors, watchers.telemetry(), plain));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        jetty.addConnector(connector);
        jetty.setHandler(routes());
        jetty.setErrorHandler(new TerseErrors());
    }

    /**
     * Begins to listen.
     *
     * @param authentication how clients prove who they are
     * @param watchers who looks on
     * @param gateway makes the gateway, given a loop for what no connection owns
     * @throws IOException if the address cannot be listened on, or a file of TLS cannot be used
     */
    public static GatewayServer start(
            WebSocketSettings settings,
            Authentication authentication,
            Watchers watchers,
            Function<EventLoop, Gateway> gateway)
            throws IOException {
        Optional<TlsSettings> files = settings.door().tls();
        Optional<TlsMaterial> tls = files.isPresent() ? Optional.of(TlsMaterial.load(files.get())) : Optional.empty();
        Pages pages = Pages.load(settings.pages());
        GatewayServer server = new GatewayServer(settings, authentication, tls, watchers, pages, gateway);
        try {
            server.jetty.start();
            server.goRounds();
            server.open = true;
            return server;
        } catch (Exception e) {
            server.threads.stop();
            LifeCycle.stop(server.jetty);
            throw e instanceof IOException io ? io : new IOException("The WebSocket server does not start.", e);
        }
    }

    /** The port on which it listens. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Which pages it serves: those that it was told to, and that are in this build. */
    public Set<PageFolder> pages() {
        return pages.folders();
    }

    /** Whether the threads that serve clients do their work. Callable from any thread, also when it is stopped. */
    public boolean isAlive() {
        return pulse.isThere();
    }

    /** Whether new clients should be sent here. Callable from any thread. */
    public boolean isReady() {
        return open && watchers.fit().getAsBoolean();
    }

    /** From now on it is not ready, though it goes on as before: it will be stopped soon. */
    public void announceEnd() {
        open = false;
    }

    /** How it is with the clients now. Callable from any thread; looks at each connection. */
    public ClientFigures figures() {
        LongSummaryStatistics waiting = connections.waitingBytes();
        return new ClientFigures(
                (int) waiting.getCount(),
                waiting.getSum(),
                Math.max(0, waiting.getMax()),
                slowClients.episodes(),
                slowClients.collapsedValues(),
                slowClients.closed());
    }

    /** From now on pages of these Origins may connect; those that are connected stay. */
    public void replace(Origins origins) {
        door.replace(origins);
    }

    /** From now on clients prove who they are in this way; who is inside and could not any more is shown out. */
    public void replace(Authentication authentication) {
        door.replace(authentication);
        long now = System.nanoTime();
        connections.forEach(endpoint -> endpoint.look(now));
    }

    /**
     * From now on clients are shown this certificate; connections stay, apart from those of clients whose own certificate is not
     * trusted any more.
     *
     * @throws IllegalStateException if it was started without TLS
     */
    public void replace(TlsMaterial material) {
        tls.orElseThrow(() -> new IllegalStateException("the gateway was started without TLS"))
                .replace(material);
        connections.forEach(endpoint -> endpoint.certificatesChanged(material));
    }

    /**
     * Stops: takes no new connections, has what waits answered and each client closed with 1001.
     *
     * @param patience how long clients are waited for; those that do not go by themselves are cut off
     */
    public void stop(Duration patience) throws IOException, InterruptedException {
        announceEnd();
        connector.close();
        connections.forEach(GatewayEndpoint::shutdown);
        connections.awaitNone(patience);
        try {
            jetty.stop();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The WebSocket server does not stop.", e);
        } finally {
            threads.stop();
        }
    }

    /** Looks every second whether someone has to be shown out. */
    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the threads are stopped
    private void goRounds() {
        threads.timer()
                .scheduleWithFixedDelay(
                        () -> {
                            long now = System.nanoTime();
                            for (int slow = visitors.cutOffTheSlow(now); slow > 0; slow--) {
                                telemetry().refused(ClientRefusal.SLOW_HANDSHAKE);
                            }
                            pulse.beat();
                            door.forgetOldAttempts(now);
                            connections.forEach(endpoint -> endpoint.look(now));
                        },
                        ROUND_MILLIS,
                        ROUND_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    Gateway gateway() {
        return gateway;
    }

    ClientTelemetry telemetry() {
        return watchers.telemetry();
    }

    Door door() {
        return door;
    }

    WebSocketSettings settings() {
        return settings;
    }

    SlowClients slowClients() {
        return slowClients;
    }

    MessageDecoder decoder() {
        return decoder;
    }

    LoopThreads threads() {
        return threads;
    }

    void opened(GatewayEndpoint endpoint) {
        connections.add(endpoint);
    }

    void closed(GatewayEndpoint endpoint) {
        connections.remove(endpoint);
    }

    /** Without a context between server and routes, Jetty answers upgrades and files with 500. */
    private ContextHandler routes() {
        ContextHandler context = new ContextHandler("/");
        PathMappingsHandler paths = new PathMappingsHandler();
        paths.addMapping(PathSpec.from("/health"), new HealthHandler(connections::count, slowClients));
        paths.addMapping(PathSpec.from("/health/live"), new ProbeHandler(this::isAlive));
        paths.addMapping(PathSpec.from("/health/ready"), new ProbeHandler(this::isReady));
        WebSocketUpgradeHandler webSockets = WebSocketUpgradeHandler.from(jetty, context, this::configure);
        webSockets.setHandler(new Handler.Sequence(paths, pages.handler(keepForNextFile())));
        context.setHandler(webSockets);
        return context;
    }

    /** Less than it is given in all, so that a browser that is done goes by itself and is not cut off like one that is slow. */
    private Duration keepForNextFile() {
        Duration half = settings.door().connections().handshakeTimeout().dividedBy(2);
        return half.compareTo(NEXT_FILE) < 0 ? half : NEXT_FILE;
    }

    private void configure(ServerWebSocketContainer container) {
        container.setMaxFrameSize(0);
        container.setIdleTimeout(Duration.ZERO);
        container.addMapping("/*", this::accept);
    }

    /** Null is Jetty's way to say that the request was answered otherwise. */
    private @Nullable Object accept(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            throw new IllegalStateException("a client without an address");
        }
        Door.Answer answer = door.knock(request, connector.visitOf(request), remote.getAddress());
        if (answer instanceof Door.Answer.NotWelcome no) {
            no.refusal().send(response, callback);
            return null;
        }
        Door.Guest guest = ((Door.Answer.Welcome) answer).guest();
        Optional<ExtensionConfig> chosenCompression = compression.choose(request);
        response.setExtensions(chosenCompression.stream().toList());
        Optional<Subprotocol> chosen = Subprotocol.choose(request.getSubProtocols());
        chosen.ifPresent(subprotocol -> response.setAcceptedSubProtocol(subprotocol.wireName()));
        WireForm form = chosen.map(Subprotocol::form).orElse(WireForm.V1);
        int maxBytes = compression.longest(settings.maxMessageBytes(), chosenCompression);
        return new GatewayEndpoint(this, guest, new MessageEncoder(writer, form), maxBytes);
    }
}

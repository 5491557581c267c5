package io.opcuaws.bench.echo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty, set up as the gateway sets it up. What one connection has taught it, all of them are answered with. */
public final class EchoServer {

    private static final int MAX_JETTY_THREADS = 64;
    private static final long MAX_MESSAGE_BYTES = 1 << 26;

    private final Map<String, Taught> answers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "echo-timer");
        thread.setDaemon(true);
        return thread;
    });

    private EchoServer() {}

    /** Listens on a free port of 127.0.0.1, and gives it. */
    public static int start() throws Exception {
        EchoServer echo = new EchoServer();
        QueuedThreadPool threads = new QueuedThreadPool(MAX_JETTY_THREADS);
        threads.setDaemon(true);
        Server jetty = new Server(threads);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        ContextHandler context = new ContextHandler("/");
        context.setHandler(WebSocketUpgradeHandler.from(jetty, context, echo::configure));
        jetty.setHandler(context);
        jetty.start();
        return connector.getLocalPort();
    }

    private void configure(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
        container.setMaxFrameSize(0);
        container.setIdleTimeout(Duration.ZERO);
        container.addMapping("/*", (request, response, callback) -> {
            response.setExtensions(List.of());
            response.setAcceptedSubProtocol(request.getSubProtocols().get(0));
            return new EchoEndpoint(this);
        });
    }

    void teach(String messageType, Taught taught) {
        Taught before = answers.put(messageType, taught);
        if (before != null) {
            before.deed().close();
        }
    }

    Taught answersTo(String messageType) {
        return answers.getOrDefault(messageType, Taught.NOTHING);
    }

    ScheduledExecutorService timer() {
        return timer;
    }
}

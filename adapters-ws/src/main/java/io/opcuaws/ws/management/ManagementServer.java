package io.opcuaws.ws.management;

import io.opcuaws.ws.TerseErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Answers whoever watches over the gateway, by HTTP on a port of its own, with threads of its own: clients, however many they
 * are and whatever they do, do not keep it from answering. It asks nobody who he is.
 */
public final class ManagementServer implements AutoCloseable {

    private static final int THREADS = 6;
    private static final int CONNECTIONS = 32;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Server jetty;
    private final ServerConnector connector;

    private ManagementServer(String host, int port, Map<String, Supplier<Page>> pages) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("management");
        threads.setDaemon(true);
        jetty = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        jetty.addConnector(connector);
        jetty.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        Handler handler = new PageHandler(pages);
        jetty.setHandler(InetAddress.getByName(host).isLoopbackAddress() ? new LocalNames(handler) : handler);
        jetty.setErrorHandler(new TerseErrors());
    }

    /**
     * Begins to listen.
     *
     * @param port 0 takes a free one
     * @param pages by their paths; asked for what they say from several threads
     * @throws IOException if the address cannot be listened on
     */
    public static ManagementServer start(String host, int port, Map<String, Supplier<Page>> pages) throws IOException {
        ManagementServer server = new ManagementServer(host, port, pages);
        try {
            server.jetty.start();
            return server;
        } catch (Exception e) {
            LifeCycle.stop(server.jetty);
            throw e instanceof IOException io ? io : new IOException("The management server does not start.", e);
        }
    }

    /** The port on which it listens. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(jetty);
    }
}

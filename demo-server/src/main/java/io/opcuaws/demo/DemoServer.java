package io.opcuaws.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.sdk.server.subscriptions.SubscriptionManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/**
 * A running OPC UA server on 127.0.0.1. To restart it as the same server, close it and start one with its
 * {@link #options()}: same port, same certificate, all sessions forgotten.
 */
public final class DemoServer implements AutoCloseable {

    private final DemoServerOptions options;
    private final DemoCertificate certificate;
    private final ServerThreads threads;
    private final Connections connections;
    private final OpcUaServer server;
    private final DemoNamespace namespace;
    private final Transfers transfers;

    private DemoServer(DemoServerOptions options, DemoCertificate certificate) {
        this.options = options;
        this.certificate = certificate;
        threads = new ServerThreads();
        connections = new Connections();
        server = new OpcUaServer(config(options, certificate, threads), profile -> transport(threads, connections));
        namespace = new DemoNamespace(server, options, threads.timer());
        transfers = Transfers.install(server);
    }

    /**
     * Starts a server and returns when it listens.
     *
     * @throws UncheckedIOException if there is no free port
     * @throws IllegalStateException if it cannot listen at the given port
     */
    public static DemoServer start(DemoServerOptions options) {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
        DemoCertificate certificate = options.certificate().orElseGet(DemoCertificate::generate);
        int port = options.port() == 0 ? freePort() : options.port();
        DemoServer demo = new DemoServer(options.withPort(port).withCertificate(certificate), certificate);
        demo.listen();
        return demo;
    }

    private void listen() {
        namespace.startup();
        // Milo binds on this thread and completes the stage before it returns.
        if (server.startup().isCompletedExceptionally()) {
            close();
            throw new IllegalStateException("the demo server cannot listen at port " + options.port());
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static OpcUaServerConfig config(
            DemoServerOptions options, DemoCertificate certificate, ServerThreads threads) {
        return OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("opcua-ws-gateway demo server"))
                .setApplicationUri(DemoCertificate.APPLICATION_URI)
                .setProductUri("urn:opcua-ws-gateway")
                .setEndpoints(EndpointConfigs.of(options, options.port(), certificate.certificate()))
                .setIdentityValidator(UserIdentities.of(options))
                .setCertificateManager(
                        ServerCertificates.of(certificate, new ClientTrust(options.trustedClientCertificates())))
                .setLimits(new ServerLimits(options))
                .setExecutor(threads.executor())
                .setScheduledExecutor(threads.timer())
                .build();
    }

    private static OpcTcpServerTransport transport(ServerThreads threads, Connections connections) {
        return new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder()
                .setEventLoop(threads.eventLoop())
                .setExecutor(threads.executor())
                .setChannelPipelineCustomizer(connections::accepted)
                .build());
    }

    /** Where clients reach it, whatever host its endpoints advertise. */
    public String endpointUrl() {
        return "opc.tcp://127.0.0.1:" + options.port();
    }

    /** How it really runs: with its port and its certificate. */
    public DemoServerOptions options() {
        return options;
    }

    public X509Certificate certificate() {
        return certificate.certificate();
    }

    /** Sessions that clients have created and not closed, activated or not. */
    public int sessionCount() {
        return server.getSessionManager().getAllSessions().size();
    }

    public int subscriptionCount() {
        return server.getSubscriptions().size();
    }

    /** Open TCP connections. */
    public int connectionCount() {
        return connections.count();
    }

    /** Cuts all TCP connections as if the network had failed; sessions stay, clients may come back. */
    public void dropConnections() {
        connections.cutAll();
    }

    /** While refusing, each new TCP connection is cut as soon as it is made. */
    public void refuseConnections(boolean refusing) {
        connections.refuse(refusing);
    }

    /** While frozen, connections stay open, new ones are accepted, and nothing is answered. */
    public void freeze(boolean frozen) {
        connections.freeze(frozen);
    }

    /** Forgets all activated sessions with their subscriptions, without telling the clients. */
    public void deleteSessions() {
        server.getSessionManager()
                .getAllSessions()
                .forEach(session -> server.getSessionManager().killSession(session.getSessionId(), true));
    }

    /** Forgets all activated sessions, without telling the clients, but not their subscriptions: others may take them over. */
    public void deleteSessionsButNotSubscriptions() {
        server.getSessionManager()
                .getAllSessions()
                .forEach(session -> server.getSessionManager().killSession(session.getSessionId(), false));
    }

    /** While refusing, nobody can take a subscription over from another session. */
    public void refuseTransfers(boolean refusing) {
        transfers.refuse(refusing);
    }

    /** The monitored items of all subscriptions. */
    public long monitoredItemCount() {
        return server.getSubscriptions().values().stream()
                .mapToLong(subscription -> subscription.getMonitoredItems().size())
                .sum();
    }

    /** Forgets all subscriptions, without telling the clients. */
    public void deleteSubscriptions() {
        for (Session session : server.getSessionManager().getAllSessions()) {
            SubscriptionManager manager = session.getSubscriptionManager();
            delete(manager, manager.getSubscriptions());
        }
    }

    private static void delete(SubscriptionManager manager, List<Subscription> subscriptions) {
        var unused = manager.deleteSubscriptions(new DeleteSubscriptionsRequest(
                new RequestHeader(
                        NodeId.NULL_VALUE, DateTime.now(), UInteger.MIN, UInteger.MIN, null, UInteger.MIN, null),
                subscriptions.stream().map(Subscription::getId).toArray(UInteger[]::new)));
    }

    /**
     * Ends all subscriptions, and tells their clients with this status.
     *
     * @return false if a client has no publish request waiting: it could be told later, but not with which status; then its
     *     subscriptions go on
     */
    public boolean endSubscriptions(StatusCode status) {
        boolean all = true;
        for (Session session : server.getSessionManager().getAllSessions()) {
            SubscriptionManager manager = session.getSubscriptionManager();
            if (manager.getPublishQueue().size() < manager.getSubscriptions().size()) {
                all = false;
                continue;
            }
            manager.getSubscriptions().forEach(subscription -> {
                manager.sendStatusChangeNotification(subscription, status);
                delete(manager, List.of(subscription));
            });
        }
        return all;
    }

    /** Stops listening, cuts all connections and forgets all sessions, as when the process ends. */
    @Override
    public void close() {
        connections.refuse(true);
        connections.cutAll();
        var unused = server.shutdown();
        namespace.shutdown();
        threads.close();
    }
}

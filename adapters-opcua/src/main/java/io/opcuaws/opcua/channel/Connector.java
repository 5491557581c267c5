package io.opcuaws.opcua.channel;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.pki.OwnCertificate;
import io.opcuaws.opcua.reach.Border;
import io.opcuaws.opcua.reach.Reach;
import io.opcuaws.opcua.status.Failures;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;

/** Opens connections, and knows those that are open so that none is left at the end. Safe for any thread. */
public final class Connector {

    private static final Failure SHUTDOWN = new Failure(StatusCode.BAD_SHUTDOWN, "The gateway is shutting down.");

    private final ClientThreads threads;
    private final OwnCertificate own;
    private final EncodingLimits limits;
    private final Border border;
    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Connector(ClientThreads threads, OwnCertificate own, EncodingLimits limits) {
        this.threads = threads;
        this.own = own;
        this.limits = limits;
        this.border = new Border(threads.hosts()::resolve);
    }

    /** What a new session encodes with. */
    public SessionEncoding newEncoding() {
        return new SessionEncoding(limits);
    }

    /**
     * Looks up a host that is within reach; fails with {@code BadTcpEndpointUrlInvalid} if it has no address, and with {@code
     * BadUserAccessDenied} if it is out of reach.
     */
    public CompletableFuture<InetAddress> resolve(ServerAddress address, Reach reach) {
        return border.pass(address.host(), address.port(), reach);
    }

    /** A connection without security, good for discovery only. */
    public CompletableFuture<ServerConnection> connectForDiscovery(
            ServerAddress address, Reach reach, Duration timeout) {
        return connect(SecureEndpoint.forDiscovery(address), newEncoding(), reach, timeout);
    }

    /**
     * A connection with the security of the endpoint, to the host and port in its URL, if they are within reach.
     *
     * @param timeout how long it may take, at least a millisecond; {@code BadTimeout} then
     */
    public CompletableFuture<ServerConnection> connect(
            EndpointDescription endpoint, SessionEncoding encoding, Reach reach, Duration timeout) {
        String url = endpoint.getEndpointUrl();
        ServerAddress address = ServerAddress.of(url == null ? "" : url)
                .orElseThrow(() -> Failures.because(
                        StatusCode.BAD_TCP_ENDPOINT_URL_INVALID, "The URL of the server's endpoint is not valid."));
        SecureEndpoint secure = new SecureEndpoint(endpoint, own, encoding, timeout);
        return resolve(address, reach)
                .thenCompose(host -> connect(secure, new InetSocketAddress(host, address.port()), timeout));
    }

    private CompletableFuture<ServerConnection> connect(
            SecureEndpoint endpoint, InetSocketAddress address, Duration timeout) {
        if (closed) {
            return CompletableFuture.failedFuture(new FailureException(SHUTDOWN));
        }
        ServerConnection connection = new ServerConnection(threads, address, timeout);
        open.add(connection);
        CompletableFuture<ServerConnection> connected =
                connection.connect(endpoint).thenApply(secured -> connection);
        connection.lost().thenRun(() -> open.remove(connection));
        if (closed) {
            connection.close(SHUTDOWN);
        }
        return connected;
    }

    /** Open connections, secured or not yet. */
    public int openConnections() {
        return open.size();
    }

    /** Closes all connections at once, without a farewell, and opens no more. */
    public void close() {
        closed = true;
        open.forEach(connection -> connection.close(SHUTDOWN));
    }
}

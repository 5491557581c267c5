package io.opcuaws.ws;

import io.opcuaws.ws.Visitors.Visit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts sockets, and knows of each since when it is there. */
final class GatewayConnector extends ServerConnector {

    private final Visitors visitors;
    private final ClientTelemetry telemetry;
    private final Map<EndPoint, Visit> visits = new ConcurrentHashMap<>();

    GatewayConnector(Server server, Visitors visitors, ClientTelemetry telemetry, ConnectionFactory... factories) {
        super(server, 1, Runtime.getRuntime().availableProcessors(), factories);
        this.visitors = visitors;
        this.telemetry = telemetry;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new PromptEndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
        super.onEndPointOpened(endPoint);
        if (endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
            Visit visit = visitors.arrives(remote.getAddress(), endPoint::close, System.nanoTime());
            visits.put(endPoint, visit);
            if (!visit.isWelcome()) {
                telemetry.refused(ClientRefusal.CONNECTIONS);
                endPoint.close();
            }
        } else {
            endPoint.close();
        }
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        Visit visit = visits.remove(endPoint);
        if (visit != null) {
            visit.leaves();
        }
        super.onEndPointClosed(endPoint);
    }

    /** The socket that a request came by; one that is gone already was somebody's too. */
    Visit visitOf(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        Visit visit = visits.get(endPoint);
        return visit == null ? gone() : visit;
    }

    private Visit gone() {
        Visit gone = visitors.arrives(InetAddress.getLoopbackAddress(), () -> {}, System.nanoTime());
        gone.leaves();
        return gone;
    }
}

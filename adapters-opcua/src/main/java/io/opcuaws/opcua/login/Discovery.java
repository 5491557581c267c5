package io.opcuaws.opcua.login;

import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.channel.Connector;
import io.opcuaws.opcua.channel.ServerAddress;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.reach.Reach;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** Asks a server for its endpoints, and finds out where an endpoint really is. */
final class Discovery {

    private final Connector connector;

    Discovery(Connector connector) {
        this.connector = connector;
    }

    /** The endpoints that the server offers; the connection that was needed is closed again. */
    CompletableFuture<List<EndpointDescription>> endpoints(ServerAddress address, Reach reach, Deadline deadline) {
        return connector
                .connectForDiscovery(address, reach, deadline.remaining())
                .thenCompose(connection -> Stages.deferred(() -> endpoints(connection, address, deadline))
                        .whenComplete((endpoints, thrown) -> connection.close()));
    }

    private static CompletableFuture<List<EndpointDescription>> endpoints(
            ServerConnection connection, ServerAddress address, Deadline deadline) {
        GetEndpointsRequest request = new GetEndpointsRequest(
                Requests.header(NodeId.NULL_VALUE, deadline.remaining()), address.url(), null, new String[] {
                    Stack.TCP_UASC_UABINARY_TRANSPORT_URI
                });
        return connection
                .send(request)
                .thenApply(response -> Lists.ofNullable(((GetEndpointsResponse) response).getEndpoints()));
    }

    /**
     * The address to connect to for an endpoint: what its URL says, unless that leads nowhere. Servers behind a firewall or in
     * a container name hosts that only they know, or themselves as {@code localhost}; then it is where the client found them.
     * So it is too if the URL leads out of reach: a server cannot send the gateway anywhere.
     */
    CompletableFuture<ServerAddress> addressOf(ChosenEndpoint chosen, ServerAddress asked, Reach reach) {
        String url = chosen.endpoint().getEndpointUrl();
        Optional<ServerAddress> named = ServerAddress.of(url == null ? "" : url);
        if (named.isEmpty()) {
            return CompletableFuture.completedFuture(asked);
        }
        ServerAddress asAsked = named.get().withHostAndPortOf(asked);
        return connector
                .resolve(named.get(), reach)
                .thenCombine(
                        connector.resolve(asked, reach),
                        (namedHost, askedHost) ->
                                isOnlyLocal(namedHost) && !isOnlyLocal(askedHost) ? asAsked : named.get())
                .exceptionally(unknown -> asAsked);
    }

    private static boolean isOnlyLocal(InetAddress host) {
        return host.isLoopbackAddress() || host.isAnyLocalAddress();
    }
}

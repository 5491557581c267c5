package io.opcuaws.opcua.service;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.channel.Connector;
import io.opcuaws.opcua.channel.ServerAddress;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.reach.Reach;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.message.ApplicationDescription;
import io.opcuaws.protocol.message.EndpointDescription;
import io.opcuaws.protocol.message.FindServersRequest;
import io.opcuaws.protocol.message.FindServersResponse;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import io.opcuaws.protocol.message.GetEndpointsResponse;
import io.opcuaws.protocol.message.UserTokenPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Discovery Service Set: FindServers and GetEndpoints, over a connection without security that is closed afterwards. Milo's
 * types of the same name are written with their package. Safe for any thread.
 */
public final class DiscoveryServices {

    private final Connector connector;
    private final Reach reach;

    /** @param reach where servers may be asked */
    public DiscoveryServices(Connector connector, Reach reach) {
        this.connector = connector;
        this.reach = reach;
    }

    /** Fails as logging in at that address would, or with the server's own status. */
    public CompletableFuture<ServiceResponse> perform(ServiceRequest request, Deadline deadline) {
        if (request instanceof FindServersRequest findServers) {
            return findServers(findServers, deadline);
        }
        if (request instanceof GetEndpointsRequest getEndpoints) {
            return getEndpoints(getEndpoints, deadline);
        }
        return CompletableFuture.failedFuture(Services.unsupported(request.service()));
    }

    private CompletableFuture<ServiceResponse> findServers(FindServersRequest request, Deadline deadline) {
        return ask(
                request.endpointUrl(),
                deadline,
                header -> new org.eclipse.milo.opcua.stack.core.types.structured.FindServersRequest(
                        header, request.endpointUrl(), array(request.localeIds()), array(request.serverUris())),
                response -> new FindServersResponse(Lists.ofNullable(
                                ((org.eclipse.milo.opcua.stack.core.types.structured.FindServersResponse) response)
                                        .getServers())
                        .stream()
                        .map(DiscoveryServices::application)
                        .toList()));
    }

    private CompletableFuture<ServiceResponse> getEndpoints(GetEndpointsRequest request, Deadline deadline) {
        return ask(
                request.endpointUrl(),
                deadline,
                header -> new org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest(
                        header, request.endpointUrl(), array(request.localeIds()), array(request.profileUris())),
                response -> new GetEndpointsResponse(Lists.ofNullable(
                                ((org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsResponse) response)
                                        .getEndpoints())
                        .stream()
                        .map(DiscoveryServices::endpoint)
                        .toList()));
    }

    private CompletableFuture<ServiceResponse> ask(
            String url,
            Deadline deadline,
            Function<RequestHeader, UaRequestMessageType> request,
            Function<UaResponseMessageType, ServiceResponse> translate) {
        ServerAddress address = ServerAddress.of(url)
                .orElseThrow(() -> Failures.because(
                        StatusCode.BAD_INVALID_ARGUMENT, "/Body/EndpointUrl: must be an opc.tcp URL."));
        return connector
                .connectForDiscovery(address, reach, deadline.remaining())
                .thenCompose(connection ->
                        send(connection, request, deadline).whenComplete((response, thrown) -> connection.close()))
                .thenApply(translate);
    }

    private static CompletableFuture<UaResponseMessageType> send(
            ServerConnection connection, Function<RequestHeader, UaRequestMessageType> request, Deadline deadline) {
        return Stages.deferred(
                () -> connection.send(request.apply(Requests.header(NodeId.NULL_VALUE, deadline.remaining()))));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static ApplicationDescription application(
            org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription application) {
        return new ApplicationDescription(
                application.getApplicationUri(),
                application.getProductUri(),
                application.getApplicationName().isNull() ? null : Values.toRecord(application.getApplicationName()),
                Results.number(application.getApplicationType()),
                application.getGatewayServerUri(),
                application.getDiscoveryProfileUri(),
                Lists.ofNullable(application.getDiscoveryUrls()));
    }

    private static EndpointDescription endpoint(
            org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription endpoint) {
        return new EndpointDescription(
                endpoint.getEndpointUrl(),
                application(endpoint.getServer()),
                Values.toBase64(endpoint.getServerCertificate()),
                Results.number(endpoint.getSecurityMode()),
                endpoint.getSecurityPolicyUri(),
                Lists.ofNullable(endpoint.getUserIdentityTokens()).stream()
                        .map(DiscoveryServices::token)
                        .toList(),
                endpoint.getTransportProfileUri(),
                endpoint.getSecurityLevel().intValue());
    }

    private static UserTokenPolicy token(org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy token) {
        return new UserTokenPolicy(
                token.getPolicyId(),
                Results.number(token.getTokenType()),
                token.getIssuedTokenType(),
                token.getIssuerEndpointUrl(),
                token.getSecurityPolicyUri());
    }
}

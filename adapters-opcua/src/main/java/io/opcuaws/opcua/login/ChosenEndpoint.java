package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.opcua.channel.ServerAddress;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Where a session will be opened and how the user will show who they are.
 *
 * @param endpoint the endpoint, its only user token policy being the chosen one
 * @param tokenSecurity what protects the user's secret; NONE: nothing but the channel
 * @param needsTrust the server's certificate must be trusted: the channel is secured with it, or a secret is encrypted for it
 */
public record ChosenEndpoint(EndpointDescription endpoint, SecurityPolicy tokenSecurity, boolean needsTrust) {

    static ChosenEndpoint of(
            EndpointDescription endpoint, UserTokenPolicy token, SecurityPolicy tokenSecurity, boolean needsTrust) {
        return new ChosenEndpoint(
                copy(endpoint, endpoint.getEndpointUrl(), new UserTokenPolicy[] {token}), tokenSecurity, needsTrust);
    }

    ChosenEndpoint at(ServerAddress address) {
        return new ChosenEndpoint(
                copy(endpoint, address.url(), endpoint.getUserIdentityTokens()), tokenSecurity, needsTrust);
    }

    /** The endpoint with another URL and other user token policies. */
    static EndpointDescription copy(
            EndpointDescription endpoint, @Nullable String url, UserTokenPolicy @Nullable [] tokens) {
        return new EndpointDescription(
                url,
                endpoint.getServer(),
                endpoint.getServerCertificate(),
                endpoint.getSecurityMode(),
                endpoint.getSecurityPolicyUri(),
                tokens,
                endpoint.getTransportProfileUri(),
                endpoint.getSecurityLevel());
    }
}

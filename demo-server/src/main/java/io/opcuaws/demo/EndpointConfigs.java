package io.opcuaws.demo;

import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/** The endpoints and their user token policies, as Milo's server wants them. */
final class EndpointConfigs {

    private EndpointConfigs() {}

    static Set<EndpointConfig> of(DemoServerOptions options, int port, X509Certificate certificate) {
        Set<EndpointConfig> configs = new LinkedHashSet<>();
        for (DemoEndpoint endpoint : options.endpoints()) {
            EndpointConfig.Builder config = EndpointConfig.newBuilder()
                    .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                    .setBindAddress("127.0.0.1")
                    .setBindPort(port)
                    .setHostname(options.advertisedHost())
                    .setPath("")
                    .setCertificate(certificate)
                    .setSecurityPolicy(endpoint.policy())
                    .setSecurityMode(endpoint.mode());
            for (DemoToken token : DemoToken.values()) {
                if (options.tokens().contains(token) && offered(token, endpoint)) {
                    config.addTokenPolicy(policy(token, endpoint));
                }
            }
            configs.add(config.build());
        }
        return configs;
    }

    private static boolean offered(DemoToken token, DemoEndpoint endpoint) {
        // Elsewhere Milo's server takes a secret without an algorithm for one that is encrypted as the channel is.
        return token != DemoToken.USER_NAME_CLEAR || endpoint.policy() == SecurityPolicy.None;
    }

    private static UserTokenPolicy policy(DemoToken token, DemoEndpoint endpoint) {
        return switch (token) {
            case ANONYMOUS -> policy(token, UserTokenType.Anonymous, null);
            case USER_NAME -> policy(token, UserTokenType.UserName, encrypting(endpoint));
            case USER_NAME_CLEAR -> policy(token, UserTokenType.UserName, SecurityPolicy.None);
            case CERTIFICATE -> policy(token, UserTokenType.Certificate, encrypting(endpoint));
            case ISSUED -> policy(token, UserTokenType.IssuedToken, encrypting(endpoint));
        };
    }

    private static SecurityPolicy encrypting(DemoEndpoint endpoint) {
        return endpoint.policy() == SecurityPolicy.None ? SecurityPolicy.Basic256Sha256 : endpoint.policy();
    }

    @SuppressWarnings("NullAway") // Milo's constructor takes null for what a policy does not say
    private static UserTokenPolicy policy(
            DemoToken token, UserTokenType type, @org.jspecify.annotations.Nullable SecurityPolicy security) {
        return new UserTokenPolicy(token.policyId(), type, null, null, security == null ? null : security.getUri());
    }
}

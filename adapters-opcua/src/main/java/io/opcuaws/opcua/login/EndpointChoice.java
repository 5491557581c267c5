package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.channel.ServerAddress;
import io.opcuaws.opcua.status.Failures;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/**
 * Chooses among a server's endpoints what a client has asked for. Pure.
 *
 * <p>The client's policy and mode must be met exactly. Of several user token policies that fit, one that encrypts comes
 * before one that does not, and a newer policy before an older one. Of several endpoints, one at the host that the client
 * named comes first, then the one that the server finds most secure.
 */
final class EndpointChoice {

    private final SessionSettings settings;
    private final ServerAddress asked;
    private final WeakPolicies weak;

    /**
     * @param asked where the endpoints come from
     * @param weak whether a secret may be protected by a weak policy if there is no other
     */
    EndpointChoice(SessionSettings settings, ServerAddress asked, WeakPolicies weak) {
        this.settings = settings;
        this.asked = asked;
        this.weak = weak;
    }

    /**
     * The endpoint and the user token policy to use.
     *
     * @throws FailureException {@code BadSecurityPolicyRejected}, {@code BadSecurityModeRejected} or
     *     {@code BadIdentityTokenRejected}: the first of them that the server cannot meet; {@code BadSecurityPolicyRejected}
     *     also if it could be met with forbidden policies only
     */
    ChosenEndpoint of(List<EndpointDescription> endpoints) {
        List<EndpointDescription> samePolicy = endpoints.stream()
                .filter(EndpointChoice::isBinaryTcp)
                .filter(endpoint -> settings.securityPolicy().uri().equals(endpoint.getSecurityPolicyUri()))
                .toList();
        if (samePolicy.isEmpty()) {
            throw Failures.because(
                    StatusCode.BAD_SECURITY_POLICY_REJECTED, "The server does not offer the SecurityPolicyUri.");
        }
        List<EndpointDescription> sameMode = samePolicy.stream()
                .filter(endpoint -> endpoint.getSecurityMode() == mode(settings.securityMode()))
                .toList();
        if (sameMode.isEmpty()) {
            throw Failures.because(
                    StatusCode.BAD_SECURITY_MODE_REJECTED,
                    "The server offers the SecurityPolicyUri, but not with this SecurityMode.");
        }
        List<ChosenEndpoint> possible =
                sameMode.stream().flatMap(this::withTokens).toList();
        return possible.stream()
                .filter(choice -> !isForbidden(choice))
                .max(Comparator.comparing(this::isAtAskedHost)
                        .thenComparing(ChosenEndpoint::tokenSecurity)
                        .thenComparing(
                                choice -> choice.endpoint().getSecurityLevel().intValue()))
                .orElseThrow(() -> possible.isEmpty()
                        ? Failures.because(
                                StatusCode.BAD_IDENTITY_TOKEN_REJECTED,
                                "The server does not offer this way for a user to prove who they are.")
                        : WeakPolicies.refusal(possible.get(0).tokenSecurity()));
    }

    private boolean isForbidden(ChosenEndpoint choice) {
        return !(settings.identity() instanceof UserIdentity.Anonymous) && weak.forbids(choice.tokenSecurity());
    }

    private Stream<ChosenEndpoint> withTokens(EndpointDescription endpoint) {
        return tokens(endpoint)
                .filter(token -> token.getTokenType() == type(settings.identity()))
                .filter(token -> settings.userTokenPolicyId()
                        .map(id -> id.equals(token.getPolicyId()))
                        .orElse(true))
                .flatMap(token -> security(token, endpoint).stream()
                        .filter(this::isWanted)
                        .filter(security -> isPossible(security, endpoint))
                        .map(security -> ChosenEndpoint.of(endpoint, token, security, needsTrust(security))));
    }

    /** The tokens of an endpoint; one that lists none lets anybody in. */
    private static Stream<UserTokenPolicy> tokens(EndpointDescription endpoint) {
        UserTokenPolicy[] tokens = endpoint.getUserIdentityTokens();
        return tokens == null || tokens.length == 0
                ? Stream.of(new UserTokenPolicy(null, UserTokenType.Anonymous, null, null, null))
                : Stream.of(tokens);
    }

    /** What protects the secret; a token policy that does not say so means the endpoint's. Empty: nothing that is known. */
    private static Optional<SecurityPolicy> security(UserTokenPolicy token, EndpointDescription endpoint) {
        String uri = token.getSecurityPolicyUri();
        return SecurityPolicy.ofUri(
                Objects.requireNonNullElse(uri == null || uri.isEmpty() ? endpoint.getSecurityPolicyUri() : uri, ""));
    }

    private boolean isWanted(SecurityPolicy security) {
        return settings.identity() instanceof UserIdentity.Anonymous
                || settings.userTokenSecurityPolicy().map(security::equals).orElse(true);
    }

    /** Nothing can be encrypted for a server that does not show its certificate. */
    private static boolean isPossible(SecurityPolicy tokenSecurity, EndpointDescription endpoint) {
        return tokenSecurity == SecurityPolicy.NONE
                || !endpoint.getServerCertificate().isNullOrEmpty();
    }

    private boolean needsTrust(SecurityPolicy tokenSecurity) {
        boolean hasSecret = settings.identity() instanceof UserIdentity.UserName
                || settings.identity() instanceof UserIdentity.Issued;
        return settings.securityPolicy() != SecurityPolicy.NONE || (hasSecret && tokenSecurity != SecurityPolicy.NONE);
    }

    private boolean isAtAskedHost(ChosenEndpoint choice) {
        String url = choice.endpoint().getEndpointUrl();
        return url != null
                && ServerAddress.of(url)
                        .map(address -> address.host().equalsIgnoreCase(asked.host()))
                        .orElse(false);
    }

    private static boolean isBinaryTcp(EndpointDescription endpoint) {
        String profile = endpoint.getTransportProfileUri();
        return profile == null || profile.isEmpty() || profile.equals(Stack.TCP_UASC_UABINARY_TRANSPORT_URI);
    }

    private static MessageSecurityMode mode(SecurityMode mode) {
        return switch (mode) {
            case NONE -> MessageSecurityMode.None;
            case SIGN -> MessageSecurityMode.Sign;
            case SIGN_AND_ENCRYPT -> MessageSecurityMode.SignAndEncrypt;
        };
    }

    private static UserTokenType type(UserIdentity identity) {
        if (identity instanceof UserIdentity.Anonymous) {
            return UserTokenType.Anonymous;
        } else if (identity instanceof UserIdentity.UserName) {
            return UserTokenType.UserName;
        } else if (identity instanceof UserIdentity.Certificate) {
            return UserTokenType.Certificate;
        } else {
            return UserTokenType.IssuedToken;
        }
    }
}

package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.channel.ServerAddress;
import io.opcuaws.opcua.status.Failures;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;

/**
 * What a client asked for, understood: everything that a login and later reconnects need.
 *
 * @param settings as the client gave them
 * @param address the DiscoveryUrl
 * @param identity makes the user's token for an endpoint and a nonce
 */
public record SessionTarget(SessionSettings settings, ServerAddress address, IdentityProvider identity) {

    /**
     * Understands the settings.
     *
     * @throws FailureException {@code BadInvalidArgument} for a URL that is none or for a policy and a mode that contradict
     *     each other, {@code BadIdentityTokenInvalid} for a certificate or key that cannot be read
     */
    public static SessionTarget of(SessionSettings settings) {
        boolean noPolicy = settings.securityPolicy() == SecurityPolicy.NONE;
        boolean noMode = settings.securityMode() == SecurityMode.NONE;
        if (noPolicy != noMode) {
            throw Failures.because(
                    StatusCode.BAD_INVALID_ARGUMENT,
                    "/Body/SecurityMode: must be None with the SecurityPolicyUri None, and only with it.");
        }
        return new SessionTarget(
                settings, ServerAddress.ofDiscoveryUrl(settings.discoveryUrl()), UserTokens.of(settings.identity()));
    }

    /** Activating the session needs the server's last nonce: something is signed or encrypted with it. */
    boolean isActivatedWithNonce() {
        return settings.securityPolicy() != SecurityPolicy.NONE
                || !(settings.identity() instanceof UserIdentity.Anonymous);
    }

    @Override
    public String toString() {
        return "SessionTarget[" + address.url() + "]";
    }
}

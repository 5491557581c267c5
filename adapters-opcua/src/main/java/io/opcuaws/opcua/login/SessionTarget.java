package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.channel.ServerAddress;
import io.opcuaws.opcua.reach.NamedTarget;
import io.opcuaws.opcua.reach.Reach;
import io.opcuaws.opcua.status.Failures;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;

/**
 * What a client asked for, understood: everything that a login and later reconnects need.
 *
 * @param settings as the client gave them
 * @param address the DiscoveryUrl
 * @param reach where its connections may go
 * @param identity makes the user's token for an endpoint and a nonce
 */
public record SessionTarget(SessionSettings settings, ServerAddress address, Reach reach, IdentityProvider identity) {

    /**
     * Understands the settings.
     *
     * @param open where a client may go that names a server by its URL
     * @throws FailureException {@code BadInvalidArgument} for a URL that is none or for a policy and a mode that contradict
     *     each other, {@code BadIdentityTokenInvalid} for a certificate or key that cannot be read
     */
    public static SessionTarget of(SessionSettings settings, Reach open) {
        boolean noPolicy = settings.securityPolicy() == SecurityPolicy.NONE;
        boolean noMode = settings.securityMode() == SecurityMode.NONE;
        if (noPolicy != noMode) {
            throw Failures.because(
                    StatusCode.BAD_INVALID_ARGUMENT,
                    "/Body/SecurityMode: must be None with the SecurityPolicyUri None, and only with it.");
        }
        ServerAddress address = ServerAddress.ofDiscoveryUrl(settings.discoveryUrl());
        Reach reach = settings.target().isPresent() ? new NamedTarget(address.host(), open) : open;
        return new SessionTarget(settings, address, reach, UserTokens.of(settings.identity()));
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

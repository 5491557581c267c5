package io.opcuaws.domain.port;

import java.util.Optional;

/**
 * How to open a session ({@code GW_LoginRequest} of the seed).
 *
 * @param target the name that the operator has given the server, who has then said all of this; empty: the client has, so that
 *     the server must be one to which clients may go
 * @param discoveryUrl where the server's endpoints are asked for; an {@code opc.tcp} URL
 * @param securityPolicy the policy that secures messages
 * @param securityMode how messages are secured; {@code NONE} exactly with policy {@code NONE}
 * @param identity who the user is
 * @param userTokenPolicyId the server's own name of the user token policy to take; empty: any that fits
 * @param userTokenSecurityPolicy the policy that protects the user's secret; empty: the strongest that the server offers
 */
public record SessionSettings(
        Optional<String> target,
        String discoveryUrl,
        SecurityPolicy securityPolicy,
        SecurityMode securityMode,
        UserIdentity identity,
        Optional<String> userTokenPolicyId,
        Optional<SecurityPolicy> userTokenSecurityPolicy) {

    /** What a client asks for of a server that it names by its URL. */
    public SessionSettings(
            String discoveryUrl,
            SecurityPolicy securityPolicy,
            SecurityMode securityMode,
            UserIdentity identity,
            Optional<String> userTokenPolicyId,
            Optional<SecurityPolicy> userTokenSecurityPolicy) {
        this(
                Optional.empty(),
                discoveryUrl,
                securityPolicy,
                securityMode,
                identity,
                userTokenPolicyId,
                userTokenSecurityPolicy);
    }

    /** The same for a server that has this name. */
    public SessionSettings named(String name) {
        return new SessionSettings(
                Optional.of(name),
                discoveryUrl,
                securityPolicy,
                securityMode,
                identity,
                userTokenPolicyId,
                userTokenSecurityPolicy);
    }
}

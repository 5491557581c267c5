package io.opcuaws.domain.port;

import java.util.Optional;

/**
 * What a client asks of the session that it opens ({@code GW_LoginRequest} of the seed).
 *
 * @param discoveryUrl where the server's endpoints are asked for; an {@code opc.tcp} URL
 * @param securityPolicy the policy that secures messages
 * @param securityMode how messages are secured; {@code NONE} exactly with policy {@code NONE}
 * @param identity who the user is
 * @param userTokenPolicyId the server's own name of the user token policy to take; empty: any that fits
 * @param userTokenSecurityPolicy the policy that protects the user's secret; empty: the strongest that the server offers
 */
public record SessionSettings(
        String discoveryUrl,
        SecurityPolicy securityPolicy,
        SecurityMode securityMode,
        UserIdentity identity,
        Optional<String> userTokenPolicyId,
        Optional<SecurityPolicy> userTokenSecurityPolicy) {}

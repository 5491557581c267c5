package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.status.Failures;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.SignedIdentityToken;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.identity.X509IdentityProvider;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.IssuedIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserNameIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/**
 * Makes the token that shows a server who the user is. Milo's providers take the first policy of the endpoint that fits, so
 * they are given a {@link ChosenEndpoint}'s, which has one; whether the certificate that a secret is encrypted for is trusted
 * has been decided before.
 *
 * <p>A secret is asked for each time, and its copy is cleared when the token is made. What cannot be cleared: the buffer in
 * which Milo puts it together with the nonce, and with a token policy of None the token itself, which has it in plain.
 */
final class UserTokens {

    private static final CertificateValidator DECIDED = (chain, applicationUri, hostNames) -> {};

    private UserTokens() {}

    /**
     * What makes the tokens of a user.
     *
     * @throws FailureException {@code BadIdentityTokenInvalid} if a certificate or key cannot be read
     */
    static IdentityProvider of(UserIdentity identity) {
        if (identity instanceof UserIdentity.UserName user) {
            return (endpoint, nonce) -> userName(user.userName(), user.password(), endpoint, nonce);
        } else if (identity instanceof UserIdentity.Certificate user) {
            UserCertificate certificate = UserCertificate.read(user);
            return new X509IdentityProvider(certificate.chain(), certificate.privateKey());
        } else if (identity instanceof UserIdentity.Issued issued) {
            return (endpoint, nonce) -> issued(issued.tokenData(), endpoint, nonce);
        } else {
            return new AnonymousProvider();
        }
    }

    private static SignedIdentityToken userName(
            String name, Secret password, EndpointDescription endpoint, ByteString nonce) throws Exception {
        if (password.isCleared()) {
            throw Failures.because(StatusCode.BAD_SESSION_CLOSED, "The session is over.");
        }
        return password.use(bytes -> new UsernameProvider(name, () -> bytes, DECIDED, policies -> policies.get(0))
                .getIdentityToken(endpoint, nonce));
    }

    /**
     * An issued token is encrypted exactly as a password is (OPC 10000-4, 7.40.2.2): so a password token is made of its data
     * and the result taken over.
     */
    private static SignedIdentityToken issued(Secret data, EndpointDescription endpoint, ByteString nonce)
            throws Exception {
        UserTokenPolicy policy = endpoint.getUserIdentityTokens()[0];
        UserTokenPolicy asUserName = new UserTokenPolicy(
                policy.getPolicyId(), UserTokenType.UserName, null, null, policy.getSecurityPolicyUri());
        EndpointDescription forUserName =
                ChosenEndpoint.copy(endpoint, endpoint.getEndpointUrl(), new UserTokenPolicy[] {asUserName});
        UserNameIdentityToken encrypted =
                (UserNameIdentityToken) userName("", data, forUserName, nonce).getToken();
        return new SignedIdentityToken(
                new IssuedIdentityToken(
                        policy.getPolicyId(), encrypted.getPassword(), encrypted.getEncryptionAlgorithm()),
                new SignatureData(null, null));
    }
}

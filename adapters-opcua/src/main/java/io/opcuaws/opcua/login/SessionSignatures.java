package io.opcuaws.opcua.login;

import io.opcuaws.opcua.pki.OwnCertificate;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityAlgorithm;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SignatureUtil;

/** How client and server prove to each other, when a session is made, whose they are (OPC 10000-4, 5.6.2 and 5.6.3). */
final class SessionSignatures {

    private SessionSignatures() {}

    /** The client's signature of an activation: over the server's certificate and its last nonce. */
    static SignatureData ofClient(EndpointDescription endpoint, OwnCertificate own, ByteString serverNonce)
            throws UaException {
        SecurityPolicy policy = SecurityPolicy.fromUri(endpoint.getSecurityPolicyUri());
        if (policy == SecurityPolicy.None) {
            return new SignatureData(null, null);
        }
        SecurityAlgorithm algorithm = policy.getAsymmetricSignatureAlgorithm();
        byte[] signature = SignatureUtil.sign(
                algorithm,
                own.privateKey(),
                ByteBuffer.wrap(encoded(certificate(endpoint.getServerCertificate()))),
                ByteBuffer.wrap(serverNonce.bytesOrEmpty()));
        return new SignatureData(algorithm.getUri(), ByteString.of(signature));
    }

    /**
     * Makes sure that the session was created by the owner of the endpoint's certificate, and that the endpoint, which was
     * asked for without any security, does offer the token that will be used: else somebody could have taken the encrypting
     * ones out of the list.
     */
    static void verifyServer(
            CreateSessionResponse response,
            EndpointDescription endpoint,
            ByteString ownCertificate,
            ByteString ownNonce)
            throws UaException {
        if (SecurityPolicy.fromUri(endpoint.getSecurityPolicyUri()) == SecurityPolicy.None) {
            return;
        }
        X509Certificate expected = certificate(endpoint.getServerCertificate());
        if (!certificate(response.getServerCertificate()).equals(expected)) {
            throw new UaException(StatusCodes.Bad_SecurityChecksFailed, "not the endpoint's certificate");
        }
        SignatureData signature = response.getServerSignature();
        SignatureUtil.verify(
                SecurityAlgorithm.fromUri(signature.getAlgorithm()),
                expected,
                concat(ownCertificate.bytesOrEmpty(), ownNonce.bytesOrEmpty()),
                signature.getSignature().bytesOrEmpty());
        EndpointDescription[] offered = response.getServerEndpoints();
        if (offered != null && offered.length > 0 && Arrays.stream(offered).noneMatch(each -> offers(each, endpoint))) {
            throw new UaException(
                    StatusCodes.Bad_SecurityChecksFailed, "the discovered endpoint is not one of the server's");
        }
    }

    private static boolean offers(EndpointDescription offered, EndpointDescription chosen) {
        UserTokenPolicy[] wanted = Objects.requireNonNullElse(chosen.getUserIdentityTokens(), new UserTokenPolicy[0]);
        UserTokenPolicy[] tokens = Objects.requireNonNullElse(offered.getUserIdentityTokens(), new UserTokenPolicy[0]);
        return Objects.equals(offered.getSecurityPolicyUri(), chosen.getSecurityPolicyUri())
                && offered.getSecurityMode() == chosen.getSecurityMode()
                && (tokens.length == 0 || Arrays.stream(tokens).anyMatch(token -> same(token, wanted[0])));
    }

    private static boolean same(UserTokenPolicy one, UserTokenPolicy other) {
        return Objects.equals(one.getPolicyId(), other.getPolicyId())
                && one.getTokenType() == other.getTokenType()
                && Objects.requireNonNullElse(one.getSecurityPolicyUri(), "")
                        .equals(Objects.requireNonNullElse(other.getSecurityPolicyUri(), ""));
    }

    private static X509Certificate certificate(ByteString encoded) throws UaException {
        return CertificateUtil.decodeCertificate(encoded.bytesOrEmpty());
    }

    private static byte[] encoded(X509Certificate certificate) throws UaException {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new UaException(StatusCodes.Bad_CertificateInvalid, e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

package io.opcuaws.opcua.channel;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.pki.OwnCertificate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.transport.client.ClientApplicationContext;
import org.jspecify.annotations.Nullable;

/**
 * What Milo needs to know to open a secure channel to an endpoint. Whether the server's certificate is trusted was decided
 * before (the discovery gave it); here it is only made sure that the channel's is that very certificate.
 */
record SecureEndpoint(EndpointDescription endpoint, OwnCertificate own, SessionEncoding encoding, Duration timeout)
        implements ClientApplicationContext, CertificateValidator {

    /** An endpoint without security, as it is used to ask for the others. */
    static EndpointDescription forDiscovery(ServerAddress address) {
        return new EndpointDescription(
                address.url(),
                new ApplicationDescription(null, null, null, null, null, null, null),
                ByteString.NULL_VALUE,
                MessageSecurityMode.None,
                SecurityPolicy.None.getUri(),
                null,
                Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
                ubyte(0));
    }

    @Override
    public EndpointDescription getEndpoint() {
        return endpoint;
    }

    @Override
    public Optional<KeyPair> getKeyPair() {
        return Optional.of(own.keyPair());
    }

    @Override
    public Optional<X509Certificate> getCertificate() {
        return Optional.of(own.certificate());
    }

    @Override
    public Optional<X509Certificate[]> getCertificateChain() {
        return Optional.of(own.chain().toArray(X509Certificate[]::new));
    }

    @Override
    public CertificateValidator getCertificateValidator() {
        return this;
    }

    @Override
    public EncodingContext getEncodingContext() {
        return encoding;
    }

    @Override
    public UInteger getRequestTimeout() {
        return uint(timeout.toMillis());
    }

    @Override
    public void validateCertificateChain(
            List<X509Certificate> chain, @Nullable String applicationUri, @Nullable String @Nullable [] hostNames)
            throws UaException {
        X509Certificate expected = CertificateUtil.decodeCertificate(
                endpoint.getServerCertificate().bytesOrEmpty());
        if (!chain.get(0).equals(expected)) {
            throw new UaException(
                    StatusCodes.Bad_SecurityChecksFailed, "the channel's certificate is not the endpoint's");
        }
    }
}

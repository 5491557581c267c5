package io.opcuaws.demo;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.jspecify.annotations.Nullable;

/** Which client applications may open a secured channel. */
final class ClientTrust implements CertificateValidator {

    private final Optional<Set<X509Certificate>> trusted;

    ClientTrust(Optional<Set<X509Certificate>> trusted) {
        this.trusted = trusted;
    }

    @Override
    public void validateCertificateChain(
            List<X509Certificate> chain, @Nullable String applicationUri, String @Nullable [] validHostnames)
            throws UaException {
        if (trusted.isPresent() && !trusted.get().contains(chain.get(0))) {
            // What a server tells a client that it does not trust (OPC 10000-4, 6.1.3): nothing more.
            throw new UaException(StatusCodes.Bad_SecurityChecksFailed);
        }
    }
}

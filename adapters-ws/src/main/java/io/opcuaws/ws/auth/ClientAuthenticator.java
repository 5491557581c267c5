package io.opcuaws.ws.auth;

import io.opcuaws.domain.port.Secret;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One way to prove who a client is. Its methods may be called from any thread, and wait for nothing: what has to be fetched
 * is fetched beforehand.
 */
public interface ClientAuthenticator {

    /** Who shows this token, which is cleared after that; empty if it is not trusted. */
    default Optional<Credential> ofToken(Secret token) {
        return Optional.empty();
    }

    /** Who shows this certificate, whose issuer TLS has found to be trusted; empty if it names nobody. */
    default Optional<Credential> ofCertificate(X509Certificate certificate) {
        return Optional.empty();
    }

    /** Whether a credential that was given earlier, perhaps before the configuration changed, would be given today. */
    boolean stillAccepts(Credential credential);
}

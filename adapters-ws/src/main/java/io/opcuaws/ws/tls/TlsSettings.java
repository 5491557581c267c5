package io.opcuaws.ws.tls;

import io.opcuaws.domain.port.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the gateway's certificate is, and whose clients it trusts. All files are PEM.
 *
 * @param certificate the gateway's certificate, and those of its issuers after it
 * @param key its private key: PKCS #8, or as OpenSSL writes RSA and EC keys
 * @param keyPassword what the key is encrypted with
 * @param clientCa certificates of those who issue certificates for clients
 * @param clientCertificates whether clients are asked for theirs
 */
public record TlsSettings(
        Path certificate,
        Path key,
        Optional<Secret> keyPassword,
        Optional<Path> clientCa,
        ClientCertificates clientCertificates) {

    public TlsSettings {
        if (clientCertificates != ClientCertificates.NONE && clientCa.isEmpty()) {
            throw new IllegalArgumentException(
                    "clients are asked for certificates, and nothing says whose certificates are trusted");
        }
    }

    /** A certificate for the gateway alone: clients are not asked for theirs. */
    public TlsSettings(Path certificate, Path key) {
        this(certificate, key, Optional.empty(), Optional.empty(), ClientCertificates.NONE);
    }

    /** The same with certificates of clients. */
    public TlsSettings withClients(Path ca, ClientCertificates asked) {
        return new TlsSettings(certificate, key, keyPassword, Optional.of(ca), asked);
    }
}

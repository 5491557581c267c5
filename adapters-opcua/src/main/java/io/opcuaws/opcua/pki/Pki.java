package io.opcuaws.opcua.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The gateway's certificate and its trust in others, as kept in its data directory. */
public record Pki(OwnCertificate own, ServerTrust trust) {

    /**
     * Opens the PKI; the first time makes it, with a new certificate.
     *
     * @param applicationUri for a new certificate; {@code {host}} in it becomes this machine's name
     * @param trustAll every server is trusted, whatever its certificate
     * @throws UncheckedIOException if the data directory cannot be used
     * @throws IllegalStateException if the gateway's own certificate or key is unusable
     */
    public static Pki open(Path dataDirectory, String applicationName, String applicationUri, boolean trustAll) {
        try {
            PkiDirectory directory = PkiDirectory.in(dataDirectory);
            OwnCertificate own = new OwnCertificateFiles(directory).loadOrMake(applicationName, applicationUri);
            return new Pki(own, new ServerTrust(directory, trustAll));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the gateway's own certificate: " + e.getMessage(), e);
        }
    }
}

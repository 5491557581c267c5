package io.opcuaws.opcua.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The gateway's application instance certificate, by which servers know it (OPC 10000-6, 6.2.2).
 *
 * @param chain its certificate, then those of its issuers; one if it is self-signed
 * @param privateKey the key of the first of the chain
 * @param applicationUri the URI that the certificate names
 */
public record OwnCertificate(List<X509Certificate> chain, PrivateKey privateKey, String applicationUri) {

    public OwnCertificate {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    public KeyPair keyPair() {
        return new KeyPair(certificate().getPublicKey(), privateKey);
    }

    /** Shows whose it is, and nothing of the key. */
    @Override
    public String toString() {
        return "OwnCertificate[" + applicationUri + "]";
    }
}

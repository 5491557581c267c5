package io.opcuaws.opcua;

import io.opcuaws.demo.DemoCertificate;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.UserIdentity;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** A user who has a certificate. */
final class User {

    static final DemoCertificate CERTIFICATE = DemoCertificate.generate("a user", "urn:test:user");

    private User() {}

    static UserIdentity.Certificate identity() {
        return new UserIdentity.Certificate(
                base64(der()), Secret.ofText(base64(CERTIFICATE.privateKey().getEncoded())));
    }

    static byte[] der() {
        try {
            return CERTIFICATE.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

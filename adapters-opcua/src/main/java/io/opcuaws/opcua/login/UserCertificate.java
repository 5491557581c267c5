package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.status.Failures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A user's certificate with its key, read from what the client sent.
 *
 * @param chain the user's certificate, then those of its issuers if the client gave them
 */
record UserCertificate(List<X509Certificate> chain, PrivateKey privateKey) {

    /**
     * Reads the certificate and the key. The arrays that it makes of the key are cleared; those that Java's and BouncyCastle's
     * classes keep to themselves, and the numbers of the key object, are gone when the session is.
     *
     * @throws FailureException {@code BadIdentityTokenInvalid} if one of them cannot be read or they do not belong together
     */
    static UserCertificate read(UserIdentity.Certificate identity) {
        List<X509Certificate> chain =
                chain(BinaryText.bytes(identity.certificate()).orElseThrow(() -> invalid("Certificate")));
        PrivateKey key = identity.privateKey().use(UserCertificate::key);
        if (!(chain.get(0).getPublicKey() instanceof RSAPublicKey certified)
                || !(key instanceof RSAPrivateKey own)
                || !certified.getModulus().equals(own.getModulus())) {
            throw Failures.because(
                    StatusCode.BAD_IDENTITY_TOKEN_INVALID,
                    "/Body/UserAuth/PrivateKey: must be the RSA key that belongs to the Certificate.");
        }
        return new UserCertificate(chain, key);
    }

    private static List<X509Certificate> chain(byte[] der) {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw invalid("Certificate");
            }
            return chain;
        } catch (CertificateException e) {
            throw invalid("Certificate");
        }
    }

    private static PrivateKey key(byte[] utf8) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        try {
            return keyOfDer(BinaryText.bytes(text).orElseThrow(() -> invalid("PrivateKey")));
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private static PrivateKey keyOfDer(byte[] der) {
        byte[] pkcs8 = der;
        try {
            pkcs8 = pkcs8(der);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw invalid("PrivateKey");
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
            Arrays.fill(der, (byte) 0);
        }
    }

    /** PKCS#8 as it is; PKCS#1, which begins with two integers, wrapped into PKCS#8. */
    private static byte[] pkcs8(byte[] der) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(der);
        boolean isPkcs8 = sequence.size() > 1 && sequence.getObjectAt(1) instanceof ASN1Sequence;
        return isPkcs8
                ? der
                : new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), sequence)
                        .getEncoded();
    }

    private static FailureException invalid(String field) {
        // What could not be read, and why, would tell of a secret.
        return Failures.because(
                StatusCode.BAD_IDENTITY_TOKEN_INVALID,
                "/Body/UserAuth/" + field + ": cannot be read; DER as base64 or hex, or PEM, not encrypted.");
    }

    @Override
    public String toString() {
        return "UserCertificate[***]";
    }
}

package io.opcuaws.opcua.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gateway's own certificate: {@code own/certificate.der} (DER, or PEM with its chain) and
 * {@code own/private-key.pem} (PKCS#8). The first start makes a self-signed one; an administrator may put another one there.
 */
final class OwnCertificateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificateFiles.class);

    private static final int KEY_BITS = 2048;
    private static final Period VALIDITY = Period.ofYears(10);
    private static final Duration WARN_BEFORE_EXPIRY = Duration.ofDays(30);
    private static final String HOST = "{host}";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PkiDirectory pki;
    private final Path certificateFile;
    private final Path keyFile;

    OwnCertificateFiles(PkiDirectory pki) {
        this.pki = pki;
        certificateFile = pki.own().resolve("certificate.der");
        keyFile = pki.own().resolve("private-key.pem");
    }

    OwnCertificate loadOrMake(String applicationName, String applicationUri)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(keyFile) && !Files.exists(certificateFile)) {
            make(applicationName, applicationUri);
        }
        return load();
    }

    private void make(String applicationName, String applicationUri) throws IOException, GeneralSecurityException {
        KeyPair keyPair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
        X509Certificate certificate = selfSigned(keyPair, applicationName, applicationUri);
        Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String pem = BEGIN + "\n" + base64.encodeToString(keyPair.getPrivate().getEncoded()) + "\n" + END + "\n";
        pki.writeSecret(keyFile, pem.getBytes(StandardCharsets.US_ASCII));
        Files.write(certificateFile, certificate.getEncoded());
        LOG.info("made the gateway's own certificate, {}; servers must trust it", pki.nameOf(certificateFile));
    }

    private static X509Certificate selfSigned(KeyPair keyPair, String applicationName, String applicationUri)
            throws GeneralSecurityException {
        try {
            return new SelfSignedCertificateBuilder(keyPair)
                    .setCommonName(applicationName)
                    .setOrganization(applicationName)
                    .setApplicationUri(applicationUri.replace(HOST, hostName()))
                    .addDnsName(hostName())
                    .setValidityPeriod(VALIDITY)
                    .build();
        } catch (Exception e) {
            // Declared by Milo's builder; what it can really throw is about algorithms.
            throw new GeneralSecurityException("cannot make a self-signed certificate", e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("this machine does not know its name", e);
            return "localhost";
        }
    }

    private OwnCertificate load() throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificateFile)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (chain.isEmpty()) {
            throw new GeneralSecurityException(pki.nameOf(certificateFile) + " holds no certificate");
        }
        X509Certificate certificate = chain.get(0);
        String applicationUri = CertificateUtil.getSanUri(certificate)
                .orElseThrow(() -> new GeneralSecurityException(
                        pki.nameOf(certificateFile) + " names no application URI, which OPC UA requires"));
        warnOfExpiry(certificate.getNotAfter().toInstant());
        return new OwnCertificate(chain, key(), applicationUri);
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(keyFile, StandardCharsets.US_ASCII);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new GeneralSecurityException(pki.nameOf(keyFile) + " is not a PKCS#8 key in PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private void warnOfExpiry(Instant expiry) {
        if (Instant.now().plus(WARN_BEFORE_EXPIRY).isAfter(expiry)) {
            LOG.warn("the gateway's own certificate, {}, ends at {}", pki.nameOf(certificateFile), expiry);
        }
    }
}

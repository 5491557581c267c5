package io.opcuaws.opcua.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
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
import java.util.Arrays;
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
 *
 * <p>The arrays that the key is read into and written from are cleared. The key itself stays in memory: every connection needs
 * it.
 */
final class OwnCertificateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificateFiles.class);

    private static final int KEY_BITS = 2048;
    private static final Period VALIDITY = Period.ofYears(10);
    private static final Duration WARN_BEFORE_EXPIRY = Duration.ofDays(30);
    private static final String HOST = "{host}";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final int LINE_ENDS = 3;
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
        Base64.Encoder base64 = Base64.getMimeEncoder(64, ascii("\n"));
        byte[] der = keyPair.getPrivate().getEncoded();
        byte[] text = base64.encode(der);
        ByteBuffer pem = ByteBuffer.allocate(text.length + BEGIN.length() + END.length() + LINE_ENDS)
                .put(ascii(BEGIN + "\n"))
                .put(text)
                .put(ascii("\n" + END + "\n"));
        try {
            pki.writeSecret(keyFile, pem.array());
        } finally {
            clear(der, text, pem.array());
        }
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
        byte[] pem = Files.readAllBytes(keyFile);
        byte[] text = new byte[0];
        byte[] der = new byte[0];
        try {
            int begin = indexOf(BEGIN, pem);
            int end = indexOf(END, pem);
            if (begin < 0 || end < begin) {
                throw new GeneralSecurityException(pki.nameOf(keyFile) + " is not a PKCS#8 key in PEM");
            }
            text = Arrays.copyOfRange(pem, begin + BEGIN.length(), end);
            der = Base64.getMimeDecoder().decode(text);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } finally {
            clear(pem, text, der);
        }
    }

    private static int indexOf(String marker, byte[] text) {
        byte[] wanted = ascii(marker);
        for (int at = 0; at <= text.length - wanted.length; at++) {
            if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void clear(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private void warnOfExpiry(Instant expiry) {
        if (Instant.now().plus(WARN_BEFORE_EXPIRY).isAfter(expiry)) {
            LOG.warn("the gateway's own certificate, {}, ends at {}", pki.nameOf(certificateFile), expiry);
        }
    }
}

package io.opcuaws.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** A self-signed application instance certificate (RSA 2048, SHA-256) and its key. */
public record DemoCertificate(X509Certificate certificate, PrivateKey privateKey) {

    /** The demo server's ApplicationUri, which its certificate names. */
    public static final String APPLICATION_URI = "urn:opcua-ws-gateway:demo-server";

    private static final int KEY_BITS = 2048;
    private static final Period VALIDITY = Period.ofYears(10);

    /** A new one for the demo server, only in memory. */
    public static DemoCertificate generate() {
        return generate("opcua-ws-gateway demo server", APPLICATION_URI);
    }

    /** A new one, also for a user or for another application. */
    public static DemoCertificate generate(String commonName, String applicationUri) {
        try {
            KeyPair keyPair = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
            X509Certificate certificate = new SelfSignedCertificateBuilder(keyPair)
                    .setCommonName(commonName)
                    .setOrganization("opcua-ws-gateway")
                    .setApplicationUri(applicationUri)
                    .addDnsName("localhost")
                    .addIpAddress("127.0.0.1")
                    .setValidityPeriod(VALIDITY)
                    .build();
            return new DemoCertificate(certificate, keyPair.getPrivate());
        } catch (Exception e) {
            // Milo's builder declares Exception; nothing in it depends on the outside world.
            throw new IllegalStateException("cannot make a self-signed certificate", e);
        }
    }

    /** The one in this directory; the first call makes it. The key's file is its owner's alone where the system allows. */
    public static DemoCertificate in(Path directory) {
        Path certificateFile = directory.resolve("demo-server.der");
        Path keyFile = directory.resolve("demo-server.key");
        try {
            if (!Files.exists(keyFile)) {
                generate().store(directory, certificateFile, keyFile);
            }
            return load(certificateFile, keyFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the demo server's certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the demo server's certificate cannot be read", e);
        }
    }

    private void store(Path directory, Path certificateFile, Path keyFile)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        Files.write(certificateFile, certificate.getEncoded());
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.createFile(
                    keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(keyFile, privateKey.getEncoded(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static DemoCertificate load(Path certificateFile, Path keyFile)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificateFile)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
            return new DemoCertificate(certificate, key);
        }
    }

    KeyPair keyPair() {
        return new KeyPair(certificate.getPublicKey(), privateKey);
    }
}

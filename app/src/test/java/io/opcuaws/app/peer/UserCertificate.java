package io.opcuaws.app.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * An X.509 certificate with its private key, freshly made, for the user {@code user} or for a server on this machine, and the
 * text forms in which a login may carry them.
 */
public final class UserCertificate {

    private static final char[] PASSWORD = "irrelevant".toCharArray();

    private final byte[] certificate;
    private final byte[] privateKey;

    private UserCertificate(byte[] certificate, byte[] privateKey) {
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    /** How certificate and key are written. */
    public enum Form {
        BASE64,
        HEX,
        PEM
    }

    /** Lets the JDK's keytool make them: the JDK has no other way in public. */
    public static UserCertificate create() throws IOException, GeneralSecurityException {
        Path folder = ModuleFiles.temporaryFolder("user");
        Path file = folder.resolve("user.p12");
        try {
            ChildProcess.run("keytool", folder, Patience.START, keytool(file));
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new UserCertificate(
                    store.getCertificate("user").getEncoded(),
                    store.getKey("user", PASSWORD).getEncoded());
        } finally {
            ModuleFiles.delete(folder);
        }
    }

    /** The certificate, X.509. */
    public String certificate(Form form) {
        return write(form, "CERTIFICATE", certificate);
    }

    /** The TLS of a client that trusts these certificates, and shows one of its own if it has one. */
    public static SSLContext tls(List<UserCertificate> trusted, Optional<UserCertificate> own)
            throws GeneralSecurityException, IOException {
        KeyStore trustStore = emptyStore();
        for (UserCertificate server : trusted) {
            trustStore.setCertificateEntry("server-" + trustStore.size(), server.x509());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trustStore);
        KeyStore ownStore = emptyStore();
        if (own.isPresent()) {
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(own.get().privateKey));
            ownStore.setKeyEntry(
                    "own", key, PASSWORD, new Certificate[] {own.get().x509()});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(ownStore, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Certificate x509() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** The private key, PKCS#8. */
    public String privateKey(Form form) {
        return write(form, "PRIVATE KEY", privateKey);
    }

    /** The private key as PEM, encrypted with a password. */
    public String encryptedPrivateKey(String password) throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(
                    key,
                    new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                            .setPassword(password.toCharArray())
                            .build()));
        } catch (OperatorCreationException problem) {
            throw new GeneralSecurityException(problem);
        }
        return text.toString();
    }

    private static String write(Form form, String label, byte[] der) {
        return switch (form) {
            case BASE64 -> Base64.getEncoder().encodeToString(der);
            case HEX -> HexFormat.of().formatHex(der);
            case PEM ->
                "-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END " + label + "-----\n";
        };
    }

    private static List<String> keytool(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "user",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=user",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
    }
}

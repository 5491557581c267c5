package io.opcuaws.ws.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for the gateway and for clients. */
public final class TestIssuer {

    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = new char[0];

    private final X500Name name;
    private final KeyPair keys = newKeys("EC", 256);
    private final X509Certificate certificate;
    private long serial = 1;

    /** A certificate with its key. */
    public record Issued(X509Certificate certificate, PrivateKey key) {

        /** Writes both as PEM, and gives settings that name the files. */
        public TlsSettings in(Path folder) throws IOException {
            return new TlsSettings(
                    write(folder.resolve("certificate.pem"), certificate),
                    write(folder.resolve("key.pem"), new JcaPKCS8Generator(key, null)));
        }
    }

    public TestIssuer(String name) throws GeneralSecurityException {
        this.name = new X500Name("CN=" + name);
        this.certificate = certificate(this.name, keys, true);
    }

    /** A certificate for localhost. */
    public Issued server() throws GeneralSecurityException {
        return issue("CN=gateway", newKeys("EC", 256));
    }

    /** A certificate for who is called so. */
    public Issued issue(String subject, KeyPair subjectKeys) throws GeneralSecurityException {
        return new Issued(certificate(new X500Name(subject), subjectKeys, false), subjectKeys.getPrivate());
    }

    public Issued client(String subject) throws GeneralSecurityException {
        return issue(subject, newKeys("EC", 256));
    }

    /** The issuer's own certificate as PEM. */
    public Path in(Path folder) throws IOException {
        return write(folder.resolve(name + ".pem"), certificate);
    }

    /** The TLS of a client that trusts this issuer and has no certificate. */
    public SSLContext clientContext() throws GeneralSecurityException, IOException {
        return context(emptyStore());
    }

    /** The TLS of a client, or a server, that trusts this issuer and has a certificate. */
    public SSLContext contextOf(Issued own) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("own", own.key(), NO_PASSWORD, new X509Certificate[] {own.certificate()});
        return context(store);
    }

    private SSLContext context(KeyStore own) throws GeneralSecurityException, IOException {
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("issuer", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(own, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    public static KeyPair newKeys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** Writes something as PEM. */
    static Path write(Path file, Object what) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        }
        return Files.writeString(file, text.toString());
    }

    private X509Certificate certificate(X500Name subject, KeyPair subjectKeys, boolean isIssuer)
            throws GeneralSecurityException {
        Date from = Date.from(Instant.now().minus(DAY));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial++),
                from,
                Date.from(Instant.now().plus(DAY)),
                subject,
                subjectKeys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isIssuer));
            if (!isIssuer) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

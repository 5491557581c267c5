package io.opcuaws.opcua.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for servers. */
final class TestAuthority {

    private static final Duration YEAR = Duration.ofDays(365);

    private final X500Name name;
    private final KeyPair keys = newKeys();
    final X509Certificate certificate;
    private long serial = 1;

    TestAuthority(String name) throws Exception {
        this.name = new X500Name("CN=" + name);
        JcaX509v3CertificateBuilder own = new JcaX509v3CertificateBuilder(
                this.name,
                BigInteger.valueOf(serial++),
                Date.from(Instant.now().minus(YEAR)),
                Date.from(Instant.now().plus(YEAR)),
                this.name,
                keys.getPublic());
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        own.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        certificate = new JcaX509CertificateConverter().getCertificate(own.build(signer()));
    }

    X509Certificate issue(String applicationUri) throws Exception {
        return issue(applicationUri, Instant.now().plus(YEAR));
    }

    X509Certificate issue(String applicationUri, Instant until) throws Exception {
        JcaX509v3CertificateBuilder server = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial++),
                Date.from(until.minus(YEAR)),
                Date.from(until),
                new X500Name("CN=a server"),
                newKeys().getPublic());
        server.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
        server.addExtension(
                Extension.keyUsage,
                false,
                new KeyUsage(KeyUsage.digitalSignature
                        | KeyUsage.nonRepudiation
                        | KeyUsage.keyEncipherment
                        | KeyUsage.dataEncipherment));
        server.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, applicationUri)));
        return new JcaX509CertificateConverter().getCertificate(server.build(signer()));
    }

    X509CRL revoke(X509Certificate revoked) throws Exception {
        X509v2CRLBuilder list =
                new X509v2CRLBuilder(name, Date.from(Instant.now().minus(Duration.ofDays(1))));
        list.setNextUpdate(Date.from(Instant.now().plus(YEAR)));
        list.addCRLEntry(revoked.getSerialNumber(), Date.from(Instant.now()), 0);
        return new JcaX509CRLConverter().getCRL(list.build(signer()));
    }

    private ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}

package io.opcuaws.ws.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.port.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which tools write keys and certificates. */
class PemFileTest {

    private static final Secret PASSWORD = Secret.ofText("k3y-passw0rd");

    /** It writes an EC key as OpenSSL does, with its curve; Java does not. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "EC, 384"})
    void aKeyIsReadFromWhatOpenSslWritesAndFromPkcs8(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();

        assertThat(read(keys, Optional.empty())).isEqualTo(number(keys.getPrivate()));
        assertThat(read(new JcaPKCS8Generator(keys.getPrivate(), null), Optional.empty()))
                .isEqualTo(number(keys.getPrivate()));
        assertThat(read(encrypted(keys), Optional.of(PASSWORD))).isEqualTo(number(keys.getPrivate()));
    }

    /** Milo makes it one in the program. */
    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256"})
    void aKeyBelongsToItsCertificateAlsoWhereBouncyCastleIsAProvider(String algorithm, int bits) throws Exception {
        Security.addProvider(BOUNCY_CASTLE);
        try {
            TestIssuer issuer = new TestIssuer("authority");
            TlsSettings settings = issuer.issue("CN=gateway", TestIssuer.newKeys(algorithm, bits))
                    .in(folder);
            assertThat(TlsMaterial.load(settings).identity().size()).isEqualTo(1);
        } finally {
            Security.removeProvider(BOUNCY_CASTLE.getName());
        }
    }

    @Test
    void aKeyThatCannotBeReadIsAnErrorThatNamesTheFileAndNotThePassword() throws Exception {
        Path file = TestIssuer.write(folder.resolve("encrypted.pem"), encrypted(TestIssuer.newKeys("EC", 256)));

        assertThatThrownBy(() -> new PemFile(file).key(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encrypted.pem")
                .hasMessageContaining("there is no password");
        assertThatThrownBy(() -> new PemFile(file).key(Optional.of(Secret.ofText("wr0ng"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encrypted.pem")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void aFileWithoutAKeyOrACertificateIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.pem"), "\n");

        assertThatThrownBy(() -> new PemFile(file).key(Optional.empty())).hasMessageContaining("no PEM private key");
        assertThatThrownBy(() -> new PemFile(file).certificates()).hasMessageContaining("no PEM certificate");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        assertThatThrownBy(() -> new PemFile(file).key(Optional.empty())).hasMessageContaining("empty.pem");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> new PemFile(file).certificates()).hasMessageContaining("empty.pem");
    }

    @Test
    void aKeyOfAnotherCertificateIsAnError() throws GeneralSecurityException, IOException {
        TestIssuer issuer = new TestIssuer("authority");
        TlsSettings settings = issuer.server().in(folder);
        TestIssuer.write(
                settings.key(),
                new JcaPKCS8Generator(TestIssuer.newKeys("EC", 256).getPrivate(), null));

        assertThatThrownBy(() -> TlsMaterial.load(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this is not the key of the certificate");
    }

    private BigInteger read(Object written, Optional<Secret> password) throws IOException {
        return number(new PemFile(TestIssuer.write(folder.resolve("key.pem"), written)).key(password));
    }

    /** What makes a key this key, whoever has made the object. */
    private static BigInteger number(PrivateKey key) {
        return key instanceof ECPrivateKey curve ? curve.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    private static JcaPKCS8Generator encrypted(KeyPair keys) throws Exception {
        OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(BOUNCY_CASTLE)
                .setPassword(PASSWORD.text().toCharArray())
                .build();
        return new JcaPKCS8Generator(keys.getPrivate(), encryptor);
    }
}

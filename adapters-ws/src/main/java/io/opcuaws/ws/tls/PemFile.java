package io.opcuaws.ws.tls;

import io.opcuaws.domain.port.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads one PEM file. What is wrong with it is an {@link IOException} that names the file and shows nothing of what is in it.
 *
 * <p>The password's characters are cleared after use. What BouncyCastle reads a key into cannot be: it uses Strings and arrays
 * of its own; and TLS needs the key itself as long as the gateway runs.
 */
final class PemFile {

    private final Path path;

    PemFile(Path path) {
        this.path = path;
    }

    /** All certificates in it, at least one. */
    List<X509Certificate> certificates() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(path + ": there is no certificate in it");
            }
            return found;
        } catch (CertificateException e) {
            throw new IOException(path + ": what is in it is no PEM certificate", e);
        }
    }

    /** The first private key in it. */
    PrivateKey key(Optional<Secret> password) throws IOException {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(reader)) {
            for (@Nullable Object found = next(parser); found != null; found = next(parser)) {
                Optional<PrivateKeyInfo> key = key(found, password);
                if (key.isPresent()) {
                    return key(key.get());
                }
            }
        }
        throw new IOException(path + ": there is no PEM private key in it");
    }

    private @Nullable Object next(PEMParser parser) throws IOException {
        try {
            return parser.readObject();
        } catch (IOException | RuntimeException e) {
            throw new IOException(path + ": what is in it is no PEM private key", e); // BouncyCastle does not say where
        }
    }

    /** Where Bouncy Castle is a provider, its converter makes EC keys of "ECDSA", and Java's certificates are of "EC". */
    private PrivateKey key(PrivateKeyInfo key) throws IOException {
        if (!key.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return new JcaPEMKeyConverter().getPrivateKey(key);
        }
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(path + ": the private key cannot be used", e);
        }
    }

    private Optional<PrivateKeyInfo> key(Object found, Optional<Secret> password) throws IOException {
        if (found instanceof PrivateKeyInfo plain) {
            return Optional.of(plain);
        }
        if (found instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        return found instanceof PKCS8EncryptedPrivateKeyInfo || found instanceof PEMEncryptedKeyPair
                ? Optional.of(decrypted(found, password))
                : Optional.empty();
    }

    private PrivateKeyInfo decrypted(Object found, Optional<Secret> password) throws IOException {
        if (password.isEmpty()) {
            throw new IOException(path + ": the private key is encrypted, and there is no password for it");
        }
        return password.get().use(utf8 -> decrypted(found, utf8));
    }

    private PrivateKeyInfo decrypted(Object found, byte[] utf8) throws IOException {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        try {
            return decrypted(found, characters);
        } finally {
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(characters, '\0');
        }
    }

    private PrivateKeyInfo decrypted(Object found, char[] characters) throws IOException {
        Provider ciphers = new BouncyCastleProvider();
        try {
            return found instanceof PKCS8EncryptedPrivateKeyInfo encrypted
                    ? encrypted.decryptPrivateKeyInfo(new JcePKCSPBEInputDecryptorProviderBuilder()
                            .setProvider(ciphers)
                            .build(characters))
                    : ((PEMEncryptedKeyPair) found)
                            .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                    .setProvider(ciphers)
                                    .build(characters))
                            .getPrivateKeyInfo();
        } catch (PKCSException | IOException e) {
            throw new IOException(path + ": the private key cannot be decrypted with the password", e);
        }
    }
}

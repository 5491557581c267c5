package io.opcuaws.ws.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was in the files of {@link TlsSettings}, and fits together.
 *
 * @param identity the gateway's certificate with its issuers, and its key, which has an empty password
 * @param clientIssuers whose client certificates are trusted; empty if clients are not asked
 * @param clientCertificates whether clients are asked
 */
public record TlsMaterial(KeyStore identity, Optional<KeyStore> clientIssuers, ClientCertificates clientCertificates) {

    private static final Logger LOG = LoggerFactory.getLogger(TlsMaterial.class);
    private static final byte[] SAMPLE = {1, 2, 3};

    /**
     * Reads the files.
     *
     * @throws IOException naming the file that cannot be used, and why
     */
    public static TlsMaterial load(TlsSettings settings) throws IOException {
        List<X509Certificate> chain = new PemFile(settings.certificate()).certificates();
        PrivateKey key = new PemFile(settings.key()).key(settings.keyPassword());
        try {
            if (!belongTogether(key, chain.get(0).getPublicKey())) {
                throw new IOException(
                        settings.key() + ": this is not the key of the certificate in " + settings.certificate());
            }
            warnOfTheEnd(settings, chain.get(0));
            KeyStore identity = emptyStore();
            identity.setKeyEntry("gateway", key, new char[0], chain.toArray(X509Certificate[]::new));
            Optional<KeyStore> issuers = settings.clientCa().isPresent()
                            && settings.clientCertificates() != ClientCertificates.NONE
                    ? Optional.of(storeOf(new PemFile(settings.clientCa().get()).certificates()))
                    : Optional.empty();
            return new TlsMaterial(identity, issuers, settings.clientCertificates());
        } catch (GeneralSecurityException e) {
            throw new IOException(settings.certificate() + ": the certificate or its key cannot be used", e);
        }
    }

    /** Whether a client that came with this certificate, and those of its issuers after it, would still be let in. */
    public boolean trusts(List<X509Certificate> chain) {
        if (clientIssuers.isEmpty() || chain.isEmpty()) {
            return false;
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(clientIssuers.get());
            String keyType = chain.get(0).getPublicKey().getAlgorithm();
            for (TrustManager manager : factory.getTrustManagers()) {
                ((X509TrustManager) manager).checkClientTrusted(chain.toArray(X509Certificate[]::new), keyType);
            }
            return true;
        } catch (CertificateException e) {
            LOG.debug("A certificate of a client is not trusted any more.", e);
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates cannot be checked", e);
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    private static void warnOfTheEnd(TlsSettings settings, X509Certificate certificate) {
        if (certificate.getNotAfter().toInstant().isBefore(Instant.now())) {
            LOG.warn("The certificate in {} has expired: clients will not connect.", settings.certificate());
        }
    }

    private static KeyStore storeOf(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("issuer-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

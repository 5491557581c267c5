package io.opcuaws.opcua.pki;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.validation.CertificateValidationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which servers' certificates are trusted: those in {@code trusted/}, and those whose issuer is there. It reads small
 * files, so it is for threads that may block a little. Safe for any number of them.
 */
public final class ServerTrust {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

    private final PkiDirectory pki;
    private final boolean trustAll;
    private final RejectedCertificates rejected;
    private final Set<X509Certificate> alsoTrusted = ConcurrentHashMap.newKeySet();

    ServerTrust(PkiDirectory pki, boolean trustAll) {
        this.pki = pki;
        this.trustAll = trustAll;
        this.rejected = new RejectedCertificates(pki);
    }

    /** Trusts this certificate too, until the process ends. */
    public void alsoTrust(X509Certificate certificate) {
        alsoTrusted.add(certificate);
    }

    /**
     * Returns if the certificate is trusted and valid now.
     *
     * @param encoded the certificate as an endpoint gives it: DER, followed by its issuers'
     * @param applicationUri what the endpoint calls its server; a certificate that is trusted for its issuer must say so too
     * @throws FailureException {@code BadCertificateUntrusted}, and the certificate is kept in {@code rejected/}; or the
     *     code of OPC 10000-4, 6.1.3 that says what is wrong with a trusted one
     */
    public void check(ByteString encoded, String applicationUri) {
        if (trustAll) {
            return;
        }
        List<X509Certificate> chain = decode(encoded);
        try {
            X509Certificate certificate = chain.get(0);
            CertificateFolder trusted = CertificateFolder.read(pki.trusted());
            if (trusted.certificates().contains(certificate) || alsoTrusted.contains(certificate)) {
                CertificateValidationUtil.checkValidity(certificate, true);
            } else {
                checkIssuers(chain, trusted, applicationUri);
            }
        } catch (UaException e) {
            throw Failures.asException(e);
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("the trusted certificates cannot be read", e);
            throw Failures.because(
                    StatusCode.BAD_SECURITY_CHECKS_FAILED, "The gateway cannot read which certificates it trusts.");
        }
    }

    private void checkIssuers(List<X509Certificate> chain, CertificateFolder trusted, String applicationUri)
            throws UaException, IOException, GeneralSecurityException {
        CertificateFolder issuers = CertificateFolder.read(pki.issuers());
        Optional<IssuedCertificate> issued =
                IssuedCertificate.find(chain, trusted.certificates(), issuers.certificates());
        if (issued.isEmpty()) {
            throw reject(chain.get(0));
        }
        List<X509CRL> revocationLists = new ArrayList<>(trusted.revocationLists());
        revocationLists.addAll(issuers.revocationLists());
        issued.get().check(revocationLists);
        CertificateValidationUtil.checkApplicationUri(chain.get(0), applicationUri);
    }

    private FailureException reject(X509Certificate certificate) throws CertificateEncodingException {
        String thumbprint = thumbprint(certificate);
        rejected.keep(certificate, thumbprint);
        return Failures.because(
                StatusCode.BAD_CERTIFICATE_UNTRUSTED,
                "The gateway does not trust the server's certificate " + thumbprint
                        + "; an administrator of the gateway can change that.");
    }

    private static List<X509Certificate> decode(ByteString encoded) {
        try {
            List<X509Certificate> chain = CertificateUtil.decodeCertificates(encoded.bytesOrEmpty());
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (UaException e) {
            LOG.debug("a server's certificate cannot be read", e);
        }
        throw Failures.because(
                Statuses.of(StatusCodes.Bad_CertificateInvalid),
                "The server's certificate is missing or cannot be read.");
    }

    /** The SHA-1 of the certificate in hexadecimal, by which OPC UA tools show certificates. */
    private static String thumbprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(sha1);
        } catch (CertificateEncodingException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}

package io.opcuaws.opcua.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * A certificate that an authority has issued, with the way to a trusted authority. Milo's check cannot be used: it looks into
 * the JDK by reflection, and where that is forbidden it refuses every authority without a revocation list.
 */
final class IssuedCertificate {

    private static final String PKIX = "PKIX";

    private final CertPath path;
    private final TrustAnchor authority;

    private IssuedCertificate(CertPath path, TrustAnchor authority) {
        this.path = path;
        this.authority = authority;
    }

    /**
     * Looks for the way from a certificate to one of the trusted authorities.
     *
     * @param chain the certificate, then what its owner knows of its issuers
     * @param issuers further issuers, not trusted themselves
     * @return empty if there is no way
     */
    static Optional<IssuedCertificate> find(
            List<X509Certificate> chain, List<X509Certificate> trusted, List<X509Certificate> issuers)
            throws GeneralSecurityException {
        Set<TrustAnchor> authorities = trusted.stream()
                .filter(IssuedCertificate::isAuthority)
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        List<Certificate> between = new ArrayList<>(chain);
        between.addAll(issuers);
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(chain.get(0));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, wanted);
        parameters.addCertStore(store(between));
        parameters.setRevocationEnabled(false);
        // The way as it was when the certificate was issued: whether all of it is still valid is told apart later.
        parameters.setDate(chain.get(0).getNotBefore());
        try {
            var found = CertPathBuilder.getInstance(PKIX).build(parameters);
            TrustAnchor authority = ((PKIXCertPathBuilderResult) found).getTrustAnchor();
            return Optional.of(new IssuedCertificate(found.getCertPath(), authority));
        } catch (CertPathBuilderException noWay) {
            return Optional.empty();
        }
    }

    /**
     * Returns if nothing on the way has expired or is revoked. An authority without a revocation list has revoked nothing.
     *
     * @throws UaException the code that says what is wrong with which
     */
    void check(List<X509CRL> revocationLists) throws UaException, GeneralSecurityException {
        CertPathValidator validator = CertPathValidator.getInstance(PKIX);
        PKIXParameters parameters = new PKIXParameters(Set.of(authority));
        parameters.setRevocationEnabled(!revocationLists.isEmpty());
        if (!revocationLists.isEmpty()) {
            PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
            revocation.setOptions(EnumSet.of(
                    PKIXRevocationChecker.Option.PREFER_CRLS,
                    PKIXRevocationChecker.Option.NO_FALLBACK, // nothing is asked over the network
                    PKIXRevocationChecker.Option.SOFT_FAIL));
            parameters.addCertPathChecker(revocation);
            parameters.addCertStore(store(revocationLists));
        }
        try {
            validator.validate(path, parameters);
        } catch (CertPathValidatorException e) {
            throw new UaException(code(e), e);
        }
    }

    private static long code(CertPathValidatorException thrown) {
        boolean ofTheServer = thrown.getIndex() == 0;
        if (thrown.getReason() == BasicReason.REVOKED) {
            return ofTheServer ? StatusCodes.Bad_CertificateRevoked : StatusCodes.Bad_CertificateIssuerRevoked;
        }
        if (thrown.getReason() == BasicReason.EXPIRED || thrown.getReason() == BasicReason.NOT_YET_VALID) {
            return ofTheServer ? StatusCodes.Bad_CertificateTimeInvalid : StatusCodes.Bad_CertificateIssuerTimeInvalid;
        }
        return StatusCodes.Bad_SecurityChecksFailed;
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private static CertStore store(List<?> content) throws GeneralSecurityException {
        return CertStore.getInstance("Collection", new CollectionCertStoreParameters(content));
    }
}

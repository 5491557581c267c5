package io.opcuaws.ws.auth;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** A client with a certificate of an issuer that TLS trusts is called by the certificate's common name. */
public final class CertificateNames implements ClientAuthenticator {

    @Override
    public Optional<Credential> ofCertificate(X509Certificate certificate) {
        return commonName(certificate)
                .filter(Credential::isName)
                .map(name -> new Credential(
                        name, Optional.of(certificate.getNotAfter().toInstant()), new CertificateProof()));
    }

    @Override
    public boolean stillAccepts(Credential credential) {
        return credential.proof() instanceof CertificateProof;
    }

    /** A subject with two common names has none: which of them is meant? */
    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            List<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .toList();
            return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}

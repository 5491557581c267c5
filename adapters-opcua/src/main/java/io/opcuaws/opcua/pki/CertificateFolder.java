package io.opcuaws.opcua.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates and revocation lists in a directory, as they are now: DER or PEM, in files that end in {@code .der},
 * {@code .cer}, {@code .crt}, {@code .pem} or {@code .crl}. It is read anew each time, so that a file works as soon as it is
 * there.
 */
record CertificateFolder(List<X509Certificate> certificates, List<X509CRL> revocationLists) {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFolder.class);

    private static final Set<String> CERTIFICATES = Set.of("der", "cer", "crt", "pem");
    private static final String REVOCATION_LIST = "crl";

    static CertificateFolder read(Path directory) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> revocationLists = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            String ending = ending(file);
            try {
                if (CERTIFICATES.contains(ending)) {
                    factory.generateCertificates(content(file))
                            .forEach(each -> certificates.add((X509Certificate) each));
                } else if (ending.equals(REVOCATION_LIST)) {
                    factory.generateCRLs(content(file)).forEach(each -> revocationLists.add((X509CRL) each));
                }
            } catch (CertificateException | CRLException e) {
                // One bad file must not end the trust in the others.
                LOG.warn("{} in {} is ignored: it cannot be read", file.getFileName(), directory.getFileName());
                LOG.debug("because", e);
            }
        }
        return new CertificateFolder(certificates, revocationLists);
    }

    private static ByteArrayInputStream content(Path file) throws IOException {
        return new ByteArrayInputStream(Files.readAllBytes(file));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

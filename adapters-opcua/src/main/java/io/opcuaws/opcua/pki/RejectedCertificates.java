package io.opcuaws.opcua.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the certificates that were not trusted, so that an administrator can trust them by moving a file. Clients choose which
 * servers are asked, so there may be any number of them: the newest are kept, and each is logged once.
 */
final class RejectedCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedCertificates.class);

    private static final int KEPT = 100;
    private static final int LOGGED = 1000;
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,]+)");

    private final PkiDirectory pki;
    private final Set<String> logged = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > LOGGED;
        }
    });

    RejectedCertificates(PkiDirectory pki) {
        this.pki = pki;
    }

    synchronized void keep(X509Certificate certificate, String thumbprint) {
        Path file = pki.rejected().resolve(commonName(certificate) + "-" + thumbprint + ".der");
        try {
            if (!Files.exists(file)) {
                makeRoom();
                Files.write(file, certificate.getEncoded());
            }
        } catch (IOException | CertificateEncodingException e) {
            LOG.warn("a server's certificate that is not trusted could not be kept", e);
            return;
        }
        if (logged.add(thumbprint)) {
            LOG.warn(
                    "a server's certificate is not trusted; to trust it, move {} to {}",
                    pki.nameOf(file),
                    pki.nameOf(pki.trusted()));
        }
    }

    private void makeRoom() throws IOException {
        Map<Path, FileTime> ages = new HashMap<>();
        try (Stream<Path> files = Files.list(pki.rejected())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                ages.put(file, Files.getLastModifiedTime(file));
            }
        }
        List<Path> oldestFirst = ages.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
        for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT + 1))) {
            Files.delete(file);
        }
    }

    /** The subject's name, reduced to what is safe in a file's name and in a log. */
    private static String commonName(X509Certificate certificate) {
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        String text = name.find() ? name.group(1).replaceAll("[^A-Za-z0-9]+", "-") : "server";
        return text.length() > 40 ? text.substring(0, 40) : text;
    }
}

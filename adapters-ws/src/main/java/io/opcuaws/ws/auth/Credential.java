package io.opcuaws.ws.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * That a client has proved who it is.
 *
 * @param name who it is
 * @param expires when that ends; empty: when the configuration says otherwise
 * @param proof for the one that gave it
 */
public record Credential(String name, Optional<Instant> expires, Proof proof) {

    private static final int MAX_NAME = 200;

    /** Whether a client may have this name: a short text that can be shown in one line. */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_NAME
                && !name.equals("*")
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    /** Whether TLS has found that it is good, and has to find that again when other issuers are trusted. */
    public boolean isOfCertificate() {
        return proof instanceof CertificateProof;
    }

    /** Whether it has ended by then. */
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }
}

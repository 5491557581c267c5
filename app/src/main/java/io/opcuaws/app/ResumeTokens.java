package io.opcuaws.app;

import io.opcuaws.domain.port.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Tokens of 128 random bits, as text that needs no escape anywhere. */
final class ResumeTokens implements Supplier<Secret> {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Secret get() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Secret.ofText(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }
}

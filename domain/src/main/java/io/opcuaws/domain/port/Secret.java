package io.opcuaws.domain.port;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that must not be shown: a password, a private key, a token. Its {@code toString} does not show them. */
public final class Secret {

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret ofText(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes, read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && isSame(secret.bytes);
    }

    /** Looks at all bytes in any case: the time it takes tells nothing of where a guess was wrong. */
    private boolean isSame(byte[] others) {
        int difference = bytes.length ^ others.length;
        for (int i = 0; i < Math.min(bytes.length, others.length); i++) {
            difference |= bytes[i] ^ others[i];
        }
        return difference == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.opcuaws.domain.port;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that must not be shown: a password, a private key, a token. Its {@code toString} does not show them.
 *
 * <p>Whoever owns a secret {@linkplain #clear clears} it when it is not needed any more. What a client logs in with belongs to
 * its session and is cleared when that is over, for the session needs it to reconnect; what stands in the configuration stays
 * as long as that does. Clearing reaches the secret's own bytes, and the copies that {@link #use} gives.
 * It cannot reach the Strings that a secret came in: the message's text, what JSON and YAML parsers made of it, HTTP headers,
 * environment variables. The garbage collector takes those, when it likes.
 *
 * <p>Safe for any thread.
 */
public final class Secret {

    private final byte[] bytes;
    private boolean cleared;

    /** What is done with a secret's bytes; it does not keep the array. */
    @FunctionalInterface
    public interface Use<T, E extends Exception> {
        T with(byte[] content) throws E;
    }

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret ofText(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The array stays the caller's, to clear. */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Does something with a copy of the bytes, which is cleared after that, however it ends.
     *
     * @throws IllegalStateException if the secret has been cleared: zeros would pass for a wrong password
     */
    public <T, E extends Exception> T use(Use<T, E> use) throws E {
        byte[] copy = copy();
        try {
            return use.with(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * The bytes, read as UTF-8: for what a client is told, and for libraries that take nothing else. A String cannot be cleared.
     *
     * @throws IllegalStateException if the secret has been cleared
     */
    public String text() {
        return use(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** Forgets the bytes; nobody can use the secret from then on. Repeatable. */
    public synchronized void clear() {
        Arrays.fill(bytes, (byte) 0);
        cleared = true;
    }

    public synchronized boolean isCleared() {
        return cleared;
    }

    private synchronized byte[] copy() {
        if (cleared) {
            throw new IllegalStateException("the secret has been cleared");
        }
        return bytes.clone();
    }

    /** One that has been cleared is the same as no other. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Secret secret && !isCleared() && !secret.isCleared() && isSame(secret.bytes));
    }

    /** Looks at all bytes in any case: the time it takes tells nothing of where a guess was wrong. */
    private boolean isSame(byte[] others) {
        int difference = bytes.length ^ others.length;
        for (int i = 0; i < Math.min(bytes.length, others.length); i++) {
            difference |= bytes[i] ^ others[i];
        }
        return difference == 0;
    }

    /** Another one when it has been cleared. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.opcuaws.ws.auth;

import io.opcuaws.domain.port.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a token, from which nobody gets the token back if that cannot be guessed. It is not shown all the same. */
public final class TokenHash implements Proof {

    private static final int BYTES = 32;

    private final byte[] hash;

    private TokenHash(byte[] hash) {
        this.hash = hash;
    }

    /** The hash of a token. */
    public static TokenHash of(Secret token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new TokenHash(token.use(sha256::digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads what {@link #hex} gives.
     *
     * @throws IllegalArgumentException if it is none; the message does not contain it
     */
    public static TokenHash ofHex(String hex) {
        byte[] bytes = new byte[0];
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a token's SHA-256 has 64 hexadecimal digits");
        }
        return new TokenHash(bytes);
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash token && MessageDigest.isEqual(hash, token.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.opcuaws.domain.port;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms that secure messages or a user's secret (OPC 10000-7): the four of the seed and two newer ones. */
public enum SecurityPolicy {
    NONE("None"),
    BASIC128_RSA15("Basic128Rsa15"),
    BASIC256("Basic256"),
    BASIC256_SHA256("Basic256Sha256"),
    AES128_SHA256_RSA_OAEP("Aes128_Sha256_RsaOaep"),
    AES256_SHA256_RSA_PSS("Aes256_Sha256_RsaPss");

    private final String uri;

    SecurityPolicy(String name) {
        this.uri = "http://opcfoundation.org/UA/SecurityPolicy#" + name;
    }

    public String uri() {
        return uri;
    }

    /** OPC 10000-7 advises against it by now: it rests on SHA-1, or on a padding that gives secrets away. */
    public boolean isWeak() {
        return this == BASIC128_RSA15 || this == BASIC256;
    }

    /** The policy with this URI, if the gateway knows it. */
    public static Optional<SecurityPolicy> ofUri(String uri) {
        return Arrays.stream(values()).filter(policy -> policy.uri.equals(uri)).findFirst();
    }
}

package io.opcuaws.demo;

import java.util.EnumSet;
import java.util.Set;

/** A user token policy that the demo server offers at its endpoints. */
public enum DemoToken {
    /** No credentials. */
    ANONYMOUS("anonymous"),
    /** Name and password, the password encrypted, also at an endpoint without security. */
    USER_NAME("username"),
    /** Name and password in the clear; offered only at the endpoint without security. */
    USER_NAME_CLEAR("username_clear"),
    /** A user's X.509 certificate. */
    CERTIFICATE("certificate"),
    /** A token of some authorization service, encrypted. */
    ISSUED("issued");

    private final String policyId;

    DemoToken(String policyId) {
        this.policyId = policyId;
    }

    /** The {@code policyId} by which a client names it. */
    public String policyId() {
        return policyId;
    }

    /** All but {@link #USER_NAME_CLEAR}. */
    public static Set<DemoToken> encrypting() {
        return EnumSet.complementOf(EnumSet.of(USER_NAME_CLEAR));
    }
}

package io.opcuaws.domain.port;

/** Who the user of a session is (UserIdentityToken, OPC 10000-4, 7.40). */
public sealed interface UserIdentity {

    /** Clears the secret, if there is one. */
    default void clear() {}

    /** No user credentials. */
    record Anonymous() implements UserIdentity {}

    /** A name and a password. */
    record UserName(String userName, Secret password) implements UserIdentity {
        @Override
        public void clear() {
            password.clear();
        }
    }

    /**
     * A certificate and the key that proves it.
     *
     * @param certificate an X.509 v3 certificate, DER, as base64, hex or PEM text
     * @param privateKey PKCS#8 or PKCS#1, as base64, hex or PEM text
     */
    record Certificate(String certificate, Secret privateKey) implements UserIdentity {
        @Override
        public void clear() {
            privateKey.clear();
        }
    }

    /** A token that an authorization service has issued. */
    record Issued(Secret tokenData) implements UserIdentity {
        @Override
        public void clear() {
            tokenData.clear();
        }
    }
}

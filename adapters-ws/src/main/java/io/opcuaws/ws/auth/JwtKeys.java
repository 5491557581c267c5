package io.opcuaws.ws.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Public keys with which JWT are signed that the gateway trusts. A key for HMAC is none of them: who can check a signature
 * with it can make one, and a public key that is taken for one lets everybody in.
 */
public final class JwtKeys {

    /** No key: nobody's token is trusted. */
    public static final JwtKeys NONE = new JwtKeys(Map.of());

    private static final int MIN_RSA_BITS = 2048;

    private final Map<String, JWK> byThumbprint;

    private JwtKeys(Map<String, JWK> byThumbprint) {
        this.byThumbprint = Map.copyOf(byThumbprint);
    }

    /** Where keys come from. Callable from any thread, and waits for nothing. */
    public interface Source {

        /** The keys as they are known now. */
        JwtKeys now();

        /** A token was signed with a key that is not among them: perhaps there are newer ones. */
        void looksOutdated();
    }

    /** Always the same keys. */
    public Source fixed() {
        JwtKeys keys = this;
        return new Source() {
            @Override
            public JwtKeys now() {
                return keys;
            }

            @Override
            public void looksOutdated() {}
        };
    }

    /**
     * Reads a JSON Web Key Set (RFC 7517).
     *
     * @throws IOException saying what is wrong, if there is no key in it that can be used
     */
    public static JwtKeys parse(String jwks) throws IOException {
        try {
            Map<String, JWK> keys = new HashMap<>();
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (key instanceof AsymmetricJWK && !(key instanceof RSAKey rsa && rsa.size() < MIN_RSA_BITS)) {
                    keys.put(key.computeThumbprint().toString(), key.toPublicJWK());
                }
            }
            if (keys.isEmpty()) {
                throw new IOException("there is no public key in it, or only RSA keys of less than 2048 bits");
            }
            return new JwtKeys(keys);
        } catch (ParseException | JOSEException e) {
            throw new IOException("it is no JSON Web Key Set", e);
        }
    }

    List<JWK> all() {
        return List.copyOf(byThumbprint.values());
    }

    boolean contains(String thumbprint) {
        return byThumbprint.containsKey(thumbprint);
    }
}

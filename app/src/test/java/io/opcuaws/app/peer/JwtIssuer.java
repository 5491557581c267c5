package io.opcuaws.app.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** Issues JWT to clients of the gateway. */
public final class JwtIssuer {

    public static final String NAME = "https://issuer.example";

    private static final String KEY_ID = "key-1";

    private final ECKey key;

    public JwtIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(KEY_ID).generate();
        } catch (JOSEException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** Its public keys, as it publishes them. */
    public String jwks() {
        return new JWKSet(key).toString();
    }

    /** For the audience {@code gateway}. */
    public String token(String name, Instant until) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY_ID).build(),
                new JWTClaimsSet.Builder()
                        .issuer(NAME)
                        .audience("gateway")
                        .subject(name)
                        .expirationTime(Date.from(until))
                        .build());
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException problem) {
            throw new IllegalStateException(problem);
        }
        return jwt.serialize();
    }
}

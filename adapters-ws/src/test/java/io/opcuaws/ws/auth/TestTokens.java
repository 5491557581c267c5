package io.opcuaws.ws.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opcuaws.domain.port.Secret;
import java.time.Instant;
import java.util.Date;

/** An issuer of JWT for clients of the gateway. */
public final class TestTokens {

    public static final JwtSettings SETTINGS = new JwtSettings("https://issuer.example", "opcua-gateway", "sub");

    final ECKey key;

    public TestTokens(String keyId) {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as the issuer publishes it. */
    public String jwks() {
        return new JWKSet(key).toString();
    }

    /** A token as it should be. */
    public Secret token(String name, Instant until) {
        return sign(claims(name, until).build());
    }

    JWTClaimsSet.Builder claims(String name, Instant until) {
        return new JWTClaimsSet.Builder()
                .issuer(SETTINGS.issuer())
                .audience(SETTINGS.audience())
                .subject(name)
                .expirationTime(Date.from(until));
    }

    Secret sign(JWTClaimsSet claims) {
        return sign(header().build(), claims);
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
    }

    Secret sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            return sign(header, claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Secret sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return Secret.ofText(jwt.serialize());
    }
}

package io.opcuaws.ws.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.opcuaws.domain.port.Secret;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON Web Tokens (RFC 7519) of one issuer. They must be signed with a public key's private half, be for this gateway, name
 * the client and end some time.
 */
public final class JwtTokens implements ClientAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(JwtTokens.class);

    /** No {@code none}, and no HMAC. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** A token of another type (a logout token, say) is signed with the same keys, and lets nobody in. */
    private static final Set<JOSEObjectType> TYPES = Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"));

    /** How far the issuer's clock may be ahead. */
    private static final int CLOCK_SKEW_SECONDS = 10;

    private final JwtSettings settings;
    private final JwtKeys.Source keys;
    private final Clock clock;
    private final DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier;

    /** Trusts tokens that are signed with these keys. */
    public JwtTokens(JwtSettings settings, JwtKeys.Source keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.claimsVerifier =
                new DefaultJWTClaimsVerifier<>(
                        settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of("exp", settings.nameClaim())) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claimsVerifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    }

    @Override
    public Optional<Credential> ofToken(Secret token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token.text());
            Optional<String> key = signer(jwt);
            return key.isPresent() ? credential(jwt.getJWTClaimsSet(), key.get()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            // What it says may contain parts of the token.
            LOG.debug("A token is no JWT, or its signature cannot be checked.");
            return Optional.empty();
        }
    }

    @Override
    public boolean stillAccepts(Credential credential) {
        return credential.proof() instanceof JwtProof proof
                && proof.settings().equals(settings)
                && keys.now().contains(proof.key());
    }

    /** Thumbprint of the key that has signed it. Keys that the token itself brings or points to are not looked at. */
    private Optional<String> signer(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())
                || (header.getType() != null && !TYPES.contains(header.getType()))) {
            return Optional.empty();
        }
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        for (JWK key : selector.select(new JWKSet(keys.now().all()))) {
            if (isSignedBy(jwt, key)) {
                return Optional.of(key.computeThumbprint().toString());
            }
        }
        keys.looksOutdated();
        return Optional.empty();
    }

    private static boolean isSignedBy(SignedJWT jwt, JWK key) throws JOSEException {
        return key instanceof AsymmetricJWK asymmetric
                && jwt.verify(
                        new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()));
    }

    private Optional<Credential> credential(JWTClaimsSet claims, String key) throws ParseException {
        try {
            claimsVerifier.verify(claims, null);
        } catch (BadJWTException e) {
            LOG.debug("A JWT is not accepted: {}", e.getMessage());
            return Optional.empty();
        }
        Credential credential = new Credential(
                Objects.requireNonNullElse(claims.getStringClaim(settings.nameClaim()), ""),
                Optional.of(claims.getExpirationTime().toInstant()),
                new JwtProof(settings, key));
        return Optional.of(credential)
                .filter(good -> Credential.isName(good.name()) && !good.isExpired(clock.instant()));
    }
}

package io.opcuaws.ws.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.tls.TestIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JWT let a client in (RFC 8725 lists the attacks). */
class JwtTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final TestTokens issuer = new TestTokens("key-1");
    private final JwtTokens trusted = trusting(issuer.jwks(), TestTokens.SETTINGS);

    @Test
    void aTokenOfTheIssuerNamesItsClientUntilItExpires() {
        assertThat(trusted.ofToken(issuer.token("dashboard", LATER))).hasValueSatisfying(credential -> {
            assertThat(credential.name()).isEqualTo("dashboard");
            assertThat(credential.expires()).hasValue(LATER);
            assertThat(trusted.stillAccepts(credential)).isTrue();
        });
    }

    @Test
    void aTokenWithoutATypeOrWithThatOfAnAccessTokenIsAsGood() {
        accepts(issuer.sign(
                issuer.header().type(null).build(), issuer.claims("a", LATER).build()));
        accepts(issuer.sign(
                issuer.header().type(new JOSEObjectType("at+jwt")).build(),
                issuer.claims("a", LATER).build()));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refuses(issuer.sign(
                issuer.claims("a", LATER).audience("another-service").build()));
        refuses(issuer.sign(issuer.claims("a", LATER).audience(List.of()).build()));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refuses(issuer.sign(
                issuer.claims("a", LATER).issuer("https://evil.example").build()));
        refuses(issuer.sign(issuer.claims("a", LATER).issuer(null).build()));
    }

    @Test
    void anExpiredTokenIsRefused() {
        refuses(issuer.token("a", NOW));
        refuses(issuer.token("a", NOW.minusSeconds(3600)));
    }

    @Test
    void aTokenThatNeverEndsIsRefused() {
        refuses(issuer.sign(issuer.claims("a", LATER).expirationTime(null).build()));
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        refuses(issuer.sign(issuer.claims("a", LATER)
                .notBeforeTime(Date.from(NOW.plusSeconds(60)))
                .build()));
    }

    @Test
    void aTokenThatNamesNobodyIsRefused() {
        refuses(issuer.token("", LATER));
        refuses(issuer.token("*", LATER));
        refuses(issuer.token("a\nb", LATER));
        refuses(issuer.sign(issuer.claims("a", LATER).subject(null).build()));
        refuses(issuer.sign(issuer.claims("a", LATER).claim("sub", List.of("a")).build()));
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() {
        refuses(issuer.sign(
                issuer.header().type(new JOSEObjectType("logout+jwt")).build(),
                issuer.claims("a", LATER).build()));
    }

    @Test
    void aTokenThatSomebodyElseHasSignedIsRefused() {
        refuses(new TestTokens("key-1").token("a", LATER));
        refuses(new TestTokens("key-2").token("a", LATER));
    }

    /** The token brings the key that it is signed with. */
    @Test
    void aKeyInTheTokenIsNotTrusted() {
        TestTokens evil = new TestTokens("key-1");
        refuses(evil.sign(
                evil.header().jwk(evil.key.toPublicJWK()).build(),
                evil.claims("a", LATER).build()));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        refuses(Secret.ofText(new PlainJWT(issuer.claims("a", LATER).build()).serialize()));
        String signed = issuer.token("a", LATER).text();
        refuses(Secret.ofText(signed.substring(0, signed.lastIndexOf('.') + 1)));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = issuer.token("dashboard", LATER).text().split("\\.", -1);
        String admin = Base64URL.encode(issuer.claims("admin", LATER).build().toString())
                .toString();
        refuses(Secret.ofText(parts[0] + "." + admin + "." + parts[2]));
    }

    /** Who takes a public key for the secret of HMAC lets everybody in, since everybody has it. */
    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        RSAPublicKey key = (RSAPublicKey) TestIssuer.newKeys("RSA", 2048).getPublic();
        JwtTokens trustsRsa =
                trusting(new JWKSet(new RSAKey.Builder(key).keyID("rsa").build()).toString(), TestTokens.SETTINGS);
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
        Secret forged = TestTokens.sign(header, issuer.claims("a", LATER).build(), new MACSigner(key.getEncoded()));

        assertThat(trustsRsa.ofToken(forged)).isEmpty();
    }

    @Test
    void aSharedSecretAmongTheKeysIsNoKey() throws Exception {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        OctetSequenceKey shared =
                new OctetSequenceKey.Builder(secret).keyID("shared").build();
        JwtTokens both = trusting(new JWKSet(List.of(shared, issuer.key)).toString(false), TestTokens.SETTINGS);
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("shared").build();

        assertThat(both.ofToken(
                        TestTokens.sign(header, issuer.claims("a", LATER).build(), new MACSigner(secret))))
                .isEmpty();
        assertThat(both.ofToken(issuer.token("a", LATER))).isPresent();
    }

    @Test
    void aShortRsaKeyIsNoKey() throws Exception {
        RSAPublicKey key = (RSAPublicKey) TestIssuer.newKeys("RSA", 1024).getPublic();
        assertThatThrownBy(() -> JwtKeys.parse(new JWKSet(new RSAKey.Builder(key).build()).toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2048");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9..", "\u0000.\u0000.\u0000"})
    void whatIsNoTokenIsRefused(String text) {
        refuses(Secret.ofText(text));
    }

    @Test
    void aKeyThatIsTakenBackTakesBackItsTokens() {
        Optional<Credential> credential = trusted.ofToken(issuer.token("a", LATER));

        assertThat(credential).isPresent();
        assertThat(trusting(new TestTokens("key-1").jwks(), TestTokens.SETTINGS).stillAccepts(credential.get()))
                .isFalse();
        JwtSettings otherAudience = new JwtSettings(TestTokens.SETTINGS.issuer(), "another", "sub");
        assertThat(trusting(issuer.jwks(), otherAudience).stillAccepts(credential.get()))
                .isFalse();
    }

    private void accepts(Secret token) {
        assertThat(trusted.ofToken(token)).isPresent();
    }

    private void refuses(Secret token) {
        assertThat(trusted.ofToken(token)).isEmpty();
    }

    private static JwtTokens trusting(String jwks, JwtSettings settings) {
        try {
            return new JwtTokens(settings, JwtKeys.parse(jwks).fixed(), Clock.fixed(NOW, ZoneOffset.UTC));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.opcuaws.ws.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** No text lets anybody in but the one that the issuer has signed, and none is anything but refused. */
class JwtFuzzTest {

    /** The key of RFC 7515, A.3. */
    private static final String JWKS = """
            {"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""";

    /** The token of RFC 7515, A.3, which that key has signed for others. */
    private static final String SIGNED = "eyJhbGciOiJFUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(1_300_000_000), ZoneOffset.UTC);
    private static final JwtTokens TOKENS = new JwtTokens(new JwtSettings("joe", "gateway", "sub"), keys(), NOW);

    private static JwtKeys.Source keys() {
        try {
            return JwtKeys.parse(JWKS).fixed();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<byte[]> tokens() {
        return Seeds.of(
                SIGNED,
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLCJhdWQiOiJnYXRld2F5Iiwic3ViIjoieCIsImV4cCI6MTMwMDgxOTM4MH0.",
                "eyJhbGciOiJIUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJqb2UifQ.AAAA");
    }

    @MethodSource("tokens")
    @FuzzTest
    void anyToken(byte[] input) {
        Optional<Credential> credential =
                Bounds.within(input.length, () -> TOKENS.ofToken(Secret.ofText(Seeds.text(input))));
        assertThat(credential).isEmpty();
    }

    static Stream<byte[]> keySets() {
        return Seeds.of(
                JWKS,
                "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + "u".repeat(342) + "\"}]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"x5c\":[\"MIIB\"]}]}");
    }

    /** What an issuer's server answers when it is asked for its keys. */
    @MethodSource("keySets")
    @FuzzTest
    void anyKeySet(byte[] input) {
        try {
            JwtKeys keys = JwtKeys.parse(Seeds.text(input));
            assertThat(keys.all()).isNotEmpty().noneMatch(key -> key.isPrivate());
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("it is no JSON Web Key Set|there is no public key in it.*");
        }
    }
}

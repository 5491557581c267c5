package io.opcuaws.app.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who searches for secrets has to find them. */
class SecretsTest {

    private static final String SECRET = "zE9?>~s3cret~<?9Ez";

    private final Secrets secrets = new Secrets();

    static Stream<String> forms() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                SECRET,
                SECRET.substring(0, 13),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("x" + SECRET + "x").getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("xx" + SECRET + "x").getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().encodeToString(("xxx" + SECRET).getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes),
                Arrays.toString(bytes));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aSecretIsFoundInEachForm(String form) {
        secrets.add("password", SECRET);
        assertThat(secrets.foundIn("before " + form + " after")).containsExactly("password");
    }

    @Test
    void aLineOfAKeyIsFound() {
        byte[] key = new byte[1_200];
        new Random(1).nextBytes(key);
        secrets.addKey("key", key);
        String pem = Base64.getMimeEncoder().encodeToString(key);
        assertThat(secrets.foundIn(pem.lines().skip(12).findFirst().orElseThrow()))
                .containsExactly("key");
        assertThat(secrets.foundIn(pem.lines().limit(7).toList().toString()))
                .as("the public half")
                .isEmpty();
    }

    @Test
    void otherTextIsNoSecret() {
        secrets.add("password", SECRET);
        assertThat(secrets.foundIn("zE9?>~ and s3cret, ***")).isEmpty();
    }
}

package io.opcuaws.ws.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.port.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of which the gateway knows only the hashes. */
class StaticTokensTest {

    private static final Secret TOKEN = Secret.ofText("kTq8Zr0p7bWq3n1yE8uV5g");

    private final TokenHash hash = TokenHash.of(TOKEN);
    private final StaticTokens tokens = new StaticTokens(Map.of("dashboard", hash));

    @Test
    void theHashIsThatOfSha256AsOtherToolsGiveIt() {
        assertThat(TokenHash.of(Secret.ofText("abc")).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(TokenHash.ofHex(hash.hex())).isEqualTo(hash);
    }

    @Test
    void aTokenNamesItsClientForGood() {
        assertThat(tokens.ofToken(TOKEN)).hasValueSatisfying(credential -> {
            assertThat(credential.name()).isEqualTo("dashboard");
            assertThat(credential.expires()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kTq8Zr0p7bWq3n1yE8uV5", "kTq8Zr0p7bWq3n1yE8uV5gg", "KTQ8ZR0P7BWQ3N1YE8UV5G"})
    void anyOtherTokenNamesNobody(String other) {
        assertThat(tokens.ofToken(Secret.ofText(other))).isEmpty();
    }

    /** Who has read the configuration has not read the token. */
    @Test
    void theHashIsNoToken() {
        assertThat(tokens.ofToken(Secret.ofText(hash.hex()))).isEmpty();
    }

    @Test
    void aTokenThatIsReplacedOrRenamedIsNotGoodAnyMore() {
        Optional<Credential> credential = tokens.ofToken(TOKEN);
        assertThat(credential).isPresent();

        assertThat(tokens.stillAccepts(credential.get())).isTrue();
        assertThat(new StaticTokens(Map.of("panel", hash)).stillAccepts(credential.get()))
                .isFalse();
        assertThat(new StaticTokens(Map.of("dashboard", TokenHash.of(Secret.ofText("new"))))
                        .stillAccepts(credential.get()))
                .isFalse();
    }

    @Test
    void nothingShowsTheHash() {
        assertThat(tokens.ofToken(TOKEN).toString()).doesNotContain(hash.hex());
        assertThat(hash).hasToString("***");
        assertThatThrownBy(() -> TokenHash.ofHex(hash.hex().substring(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(hash.hex().substring(1));
    }

    @Test
    void twoClientsCannotHaveTheSameToken() {
        assertThatThrownBy(() -> new StaticTokens(Map.of("a", hash, "b", TokenHash.of(TOKEN))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "a\nb"})
    void aClientNeedsAName(String name) {
        assertThatThrownBy(() -> new StaticTokens(Map.of(name, hash))).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.opcuaws.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String TEXT = "pässw0rd 🔑";

    private final Secret secret = Secret.ofText(TEXT);

    @Test
    void isNotShown() {
        assertThat(secret).hasToString("***");
    }

    @Test
    void whatIsUsedOfItIsClearedAfterwards() {
        List<byte[]> kept = new ArrayList<>();

        String seen = secret.use(bytes -> {
            kept.add(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        });

        assertThat(seen).isEqualTo(TEXT);
        assertThat(kept).containsExactly(new byte[TEXT.getBytes(StandardCharsets.UTF_8).length]);
        assertThat(secret.text()).isEqualTo(TEXT);
    }

    @Test
    void alsoIfTheUseFails() {
        List<byte[]> kept = new ArrayList<>();

        assertThatThrownBy(() -> secret.use(bytes -> {
                    kept.add(bytes);
                    throw new IOException("no");
                }))
                .isInstanceOf(IOException.class);

        assertThat(kept).containsExactly(new byte[TEXT.getBytes(StandardCharsets.UTF_8).length]);
    }

    /** What a user changes in the copy is the copy's: Milo overwrites what it is given. */
    @Test
    void isNotChangedByItsUse() {
        secret.use(bytes -> {
            Arrays.fill(bytes, (byte) 'x');
            return true;
        });

        assertThat(secret.text()).isEqualTo(TEXT);
    }

    @Test
    void doesNotShareItsBytesWithWhoGaveThem() {
        byte[] given = {1, 2, 3};
        Secret ofBytes = Secret.ofBytes(given);
        Arrays.fill(given, (byte) 0);

        assertThat(ofBytes).isEqualTo(Secret.ofBytes(new byte[] {1, 2, 3}));
    }

    /** Zeros would be sent as a wrong password, and users are locked out for those. */
    @Test
    void cannotBeUsedOnceItIsCleared() {
        secret.clear();
        secret.clear();

        assertThat(secret.isCleared()).isTrue();
        assertThatThrownBy(() -> secret.use(bytes -> bytes.length)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(secret::text)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(TEXT);
    }

    /** Or else one would be let in with zeros. */
    @Test
    void isTheSameAsNoOtherOnceItIsCleared() {
        Secret zeros = Secret.ofBytes(new byte[TEXT.getBytes(StandardCharsets.UTF_8).length]);
        secret.clear();

        assertThat(secret).isNotEqualTo(zeros).isEqualTo(secret);
        assertThat(zeros).isNotEqualTo(secret);
    }
}

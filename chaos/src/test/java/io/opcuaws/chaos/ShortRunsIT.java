package io.opcuaws.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A minute of chaos in all, with each server. What fails here can be repeated by its seed, which it prints. */
@Timeout(300)
class ShortRunsIT {

    private static final int KEPT = 0;

    @Test
    void everyPromiseIsKeptWithTheDemoServer() {
        assertThat(Main.execute("chaos", "--seconds", "40", "--warm-up-seconds", "4", "--seed", "7"))
                .isEqualTo(KEPT);
    }

    @Test
    void everyPromiseIsKeptWithNodeOpcUa() {
        assertThat(Main.execute(
                        "chaos", "--seconds", "20", "--warm-up-seconds", "3", "--seed", "8", "--server", "node-opcua"))
                .isEqualTo(KEPT);
    }
}

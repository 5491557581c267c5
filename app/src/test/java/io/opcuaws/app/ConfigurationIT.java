package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.app.peer.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is told what to do, and says what it was told. */
@Timeout(120)
class ConfigurationIT {

    @TempDir
    private Path folder;

    @Test
    void whatIsPrintedIsTheSameConfigurationWithoutItsSecrets() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), """
                targets:
                  line-3:
                    url: opc.tcp://10.0.0.5:4840
                    user: {name: operator, password: hunter2}
                    rights:
                      - {clients: [dashboard], allow: [read]}
                      - {clients: "*", allow: [read, write], write-nodes: ["ns=2;s=Boiler.*"]}
                """);
        String printed = GatewayProcess.output("", "--config", file.toString(), "--print-config");
        assertThat(printed)
                .contains("port: 8082 # default", "password: \"***\" # " + file + ":4")
                .doesNotContain("hunter2");

        Path again = Files.writeString(folder.resolve("again.yaml"), printed);
        assertThat(withoutOrigins(GatewayProcess.output("", "--config", again.toString(), "--print-config")))
                .isEqualTo(withoutOrigins(printed));
    }

    @Test
    void aGatewayWithoutDefencesDoesNotListenForOtherMachines() {
        assertThatThrownBy(() -> GatewayProcess.start("--host", "0.0.0.0"))
                .hasMessageContaining("listen.host lets other machines connect (0.0.0.0), and there is missing");
    }

    private static String withoutOrigins(String printed) {
        return printed.replaceAll(" # .*", "");
    }
}

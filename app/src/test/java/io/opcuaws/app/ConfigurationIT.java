package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** What an operator mistypes is complained of by its place. */
    @Test
    void noSecretIsInComplaintsAboutTheConfiguration() throws IOException {
        Secrets secrets = new Secrets();
        String mistyped = secrets.add("something mistyped", "mt-8uJ6vWq4-of-somebody");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), """
                listen: {tls: {certificate: a.pem, key: b.pem, key-password: [%1$s]}}
                clients: {tokens: {dashboard: {sha256: %1$s}, panel: %1$s}, jwt: {jwks: "https://operator:%1$s@issuer.example", issuer: a, audience: b}}
                targets:
                  a: {url: "opc.tcp://operator:%1$s@127.0.0.1", user: {name: operator, password: {fiel: %1$s}}}
                  b: {url: "%1$s", user: {name: operator, pasword: %1$s}}
                  c: {url: "opc.tcp://127.0.0.1", user: %1$s}
                  d: {url: "opc.tcp://127.0.0.1", user: {token: {a: %1$s, b: c}, password: %1$s}}
                """.formatted(mistyped));
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                "targets: {a: {user: {name: operator, password: \"" + mistyped + "\"x}\n" + mistyped + ": *"
                        + mistyped);
        List<String> complaints = List.of(
                GatewayProcess.outputAndErrors("", "--config", wrong.toString()),
                GatewayProcess.outputAndErrors("", "--config", broken.toString()),
                GatewayProcess.outputAndErrors("", "--targets.a.user.pasword=" + mistyped),
                GatewayProcess.outputAndErrors("", "--targets.a.user.password", mistyped, mistyped),
                GatewayProcess.outputAndErrors(mistyped.substring(0, 19) + "\n", "--hash-token"));

        assertThat(complaints).allSatisfy(text -> {
            assertThat(text).isNotBlank();
            assertThat(secrets.foundIn(text)).as(text).isEmpty();
        });
    }

    private static String withoutOrigins(String printed) {
        return printed.replaceAll(" # .*", "");
    }
}

package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The servers that clients may name, in the running gateway. */
@Timeout(120)
class TargetReachIT {

    @TempDir
    private Path folder;

    @Test
    void clientsGoOnlyWhereTheOperatorAllowsAndThatCanChange() throws IOException {
        Path config = Files.writeString(folder.resolve("gateway.yaml"), "open-targets: {allow: [10.0.0.0/8]}\n");
        Path audit = folder.resolve("audit.jsonl");
        try (GatewayProcess gateway =
                        GatewayProcess.start("--demo", "--demo-port=0", "--config=" + config, "--audit.file=" + audit);
                TestClient client = TestClient.connect(gateway.url())) {
            Login login = Login.to(gateway.demoServer());
            assertThat(client.tryToLogIn(login).statusText()).isEqualTo("BadUserAccessDenied");
            await().atMost(Patience.ANSWER)
                    .untilAsserted(() -> assertThat(audit).content().contains("BadUserAccessDenied"));

            Files.writeString(config, "open-targets: {allow: ['127.0.0.1']}\n");
            await().atMost(Patience.ANSWER)
                    .until(() ->
                            gateway.log().stream().anyMatch(line -> line.contains("changed: open-targets.allow.")));
            assertThat(client.logIn(login)).isNotEmpty();
        }
    }
}

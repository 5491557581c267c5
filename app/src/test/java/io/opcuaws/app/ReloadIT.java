package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a gateway that runs is changed. */
@Timeout(120)
class ReloadIT {

    @TempDir
    private Path folder;

    @Test
    void logLevelsChangeWhenTheFileDoesAndOnSighup() throws IOException {
        Path file = write("log: {level: warn}");
        try (GatewayProcess gateway = GatewayProcess.start("--config", file.toString())) {
            assertThat(gateway.log()).noneMatch(line -> line.contains(" INFO "));

            write("log: {level: info}\nlimits: {nesting: 70}");
            awaitInLog(gateway, "changed: log.level.");
            awaitInLog(gateway, "gateway.yaml:2: limits.nesting has changed, which counts from the next start on.");

            gateway.hangUp();
            awaitInLog(gateway, "changed: nothing but files that it names.");
            assertThat(gateway.terminate()).isZero();
        }
    }

    private static void awaitInLog(GatewayProcess gateway, String text) {
        await().atMost(Patience.ANSWER).until(() -> gateway.log().stream().anyMatch(line -> line.contains(text)));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), text);
    }
}

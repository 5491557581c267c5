package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who the gateway talks to is for its operator to say: without a word from them, no strange server gets a secret. */
@Timeout(120)
class TrustIT {

    @AutoClose
    private final NodeOpcUaServer server = NodeOpcUaServer.start();

    @AutoClose
    private final GatewayProcess gateway = GatewayProcess.start();

    @AutoClose
    private final TestClient client = TestClient.connect(gateway.url());

    /** An operator trusts a server by moving a file, and need not disturb those who are connected. */
    @Test
    void anUntrustedServerIsRefusedUntilItsCertificateIsMovedToTrusted() throws Exception {
        Login login = Login.to(server.discoveryUrl()).secured("Basic256Sha256", "SignAndEncrypt");

        assertThat(client.tryToLogIn(login).statusText()).isEqualTo("BadCertificateUntrusted");

        Path rejected = await("the certificate in rejected/")
                .until(this::rejectedCertificates, found -> found.size() == 1)
                .get(0);
        assertThat(Files.readAllBytes(rejected)).isEqualTo(server.certificate());
        assertThat(gateway.log())
                .as("the log says which file to move where")
                .anySatisfy(line -> assertThat(line)
                        .contains(rejected.getFileName().toString())
                        .contains("trusted"));
        assertThat(server.sessionCount()).isZero();

        Files.move(rejected, gateway.dataFolder().resolve("trusted").resolve(rejected.getFileName()));

        assertThat(client.logIn(login)).containsOnlyDigits();
    }

    /** A password encrypted for a stranger is a password given away, even where the channel itself needs no trust. */
    @Test
    void aPasswordIsNotEncryptedForAnUntrustedServer() {
        Login login = Login.to(server.discoveryUrl()).as("user1", "password1");

        assertThat(client.tryToLogIn(login).statusText()).isEqualTo("BadCertificateUntrusted");
        assertThat(server.sessionCount()).isZero();
    }

    /** Nothing secret is sent, and nothing that comes back is vouched for. */
    @Test
    void anAnonymousLoginInClearNeedsNoTrust() {
        assertThat(client.logIn(Login.to(server.discoveryUrl()))).containsOnlyDigits();
        assertThat(rejectedCertificates()).isEmpty();
    }

    private List<Path> rejectedCertificates() {
        try (Stream<Path> files = Files.list(gateway.dataFolder().resolve("rejected"))) {
            return files.toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

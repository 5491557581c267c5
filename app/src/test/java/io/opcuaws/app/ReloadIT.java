package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
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

    /** What an operator takes away is gone at once, and not when the client happens to come back. */
    @Test
    void targetsComeAndGoWhileClientsAreConnected() throws IOException {
        Path file = write("read-only: false");
        try (GatewayProcess gateway = GatewayProcess.start("--config", file.toString(), "--demo", "--demo-port=0");
                TestClient client = TestClient.connect(gateway.url())) {
            assertThat(client.tryToLogIn(Login.toTarget("line-3")).statusText()).isEqualTo("BadUserAccessDenied");

            String target = "targets: {line-3: {url: \"" + gateway.demoServer()
                    + "\", user: {name: user1, password: password1}";
            write(target + "}}");
            awaitInLog(gateway, "changed: targets.");
            awaitInLog(
                    gateway,
                    "gateway.yaml:1: targets.line-3.user.password is a secret in the configuration file itself");
            String session = client.logIn(Login.toTarget("line-3"));
            assertThat(client.read(session, "i=2258").isGood()).isTrue();

            write(target + ", rights: []}}");
            client.takeSessionStatus(session, "Disconnect");
            assertThat(client.tryToLogIn(Login.toTarget("line-3")).statusText()).isEqualTo("BadUserAccessDenied");
            assertThat(gateway.log()).noneMatch(line -> line.contains("password1"));
        }
    }

    /** Who tries the demo needs to know no address and no password; an operator's own targets are all that there are. */
    @Test
    void theDemoServerIsATargetUntilTheConfigurationNamesOne() throws IOException {
        Path file = write("read-only: false");
        try (GatewayProcess gateway = GatewayProcess.start("--config", file.toString(), "--demo", "--demo-port=0");
                TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(Login.toTarget("demo"));
            assertThat(client.read(session, "i=2258").isGood()).isTrue();

            write("targets: {line-3: {url: '" + gateway.demoServer() + "'}}");
            client.takeSessionStatus(session, "Disconnect");
            assertThat(client.tryToLogIn(Login.toTarget("demo")).statusText()).isEqualTo("BadUserAccessDenied");

            write("targets: {}");
            awaitInLog(gateway, "changed: targets.");
            await().atMost(Patience.ANSWER)
                    .until(() -> client.tryToLogIn(Login.toTarget("demo")).isGood());
        }
    }

    @Test
    void weakPoliciesCanBeForbiddenAndSubscriptionsLimitedWhileClientsAreConnected() throws IOException {
        Path file = write("security: {weak-policies: warn}");
        try (GatewayProcess gateway = GatewayProcess.start("--config", file.toString(), "--demo", "--demo-port=0");
                TestClient client = TestClient.connect(gateway.url())) {
            Login weak = Login.to(gateway.demoServer()).secured("Basic256", "SignAndEncrypt");
            String session = client.logIn(weak);
            awaitInLog(gateway, "with the security policy Basic256, which is not secure any more");

            write("security: {weak-policies: forbid}\nlimits: {subscriptions-per-session: 1}");
            awaitInLog(gateway, "changed: limits.subscriptions-per-session, security.weak-policies.");

            Message refused = client.tryToLogIn(weak);
            assertThat(refused.statusText()).isEqualTo("BadSecurityPolicyRejected");
            assertThat(refused.text()).contains("security.weak-policies");
            assertThat(client.request("CreateSubscription", session, Json.object())
                            .isGood())
                    .isTrue();
            assertThat(client.request("CreateSubscription", session, Json.object())
                            .statusText())
                    .isEqualTo("BadTooManySubscriptions");
        }
    }

    private static void awaitInLog(GatewayProcess gateway, String text) {
        await().atMost(Patience.ANSWER).until(() -> gateway.log().stream().anyMatch(line -> line.contains(text)));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), text);
    }
}

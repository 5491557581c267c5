package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway runs for years: whatever a session costs must be paid back when it ends. */
@Timeout(300)
class EnduranceIT {

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 100;

    /** Pools that start a thread when they happen to need one, and the descriptors of their selectors. */
    private static final int TOLERANCE = 4;

    @AutoClose
    private final NodeOpcUaServer server = NodeOpcUaServer.start();

    @AutoClose
    private final GatewayProcess gateway = GatewayProcess.start("--trust-all-servers");

    @AutoClose
    private final TestClient client = TestClient.connect(gateway.url());

    /** The tests of a chapter log in some dozens of times; a leak of one thread a login shows only after that. */
    @Test
    void aHundredLoginsAndLogoutsLeaveEverythingAsItWas() {
        Login login = Login.to(server.discoveryUrl())
                .secured("Basic256Sha256", "SignAndEncrypt")
                .as("user1", "password1");

        leavesNothingBehind(
                () -> assertThat(client.logOut(client.logIn(login)).isGood()).isTrue());
    }

    /** A client that tries again and again with an old password must not eat up the gateway. */
    @Test
    void aHundredRefusedLoginsLeaveEverythingAsItWas() {
        Login login = Login.to(server.discoveryUrl())
                .secured("Basic256Sha256", "SignAndEncrypt")
                .as("user1", "wrong");

        leavesNothingBehind(
                () -> assertThat(client.tryToLogIn(login).statusText()).isEqualTo("BadUserAccessDenied"));
    }

    private void leavesNothingBehind(Runnable round) {
        repeat(WARM_UP, round);
        awaitNoSession();
        int threads = gateway.threads();
        int openFiles = gateway.openFiles();

        repeat(ROUNDS, round);

        awaitNoSession();
        await().atMost(Patience.ANSWER).untilAsserted(() -> {
            assertThat(gateway.threads()).as("threads").isLessThanOrEqualTo(threads + TOLERANCE);
            assertThat(gateway.openFiles()).as("open files").isLessThanOrEqualTo(openFiles + TOLERANCE);
        });
        assertThat(client.untaken()).isEmpty();
    }

    private void awaitNoSession() {
        await().atMost(Patience.SESSIONS_GONE)
                .untilAsserted(() -> assertThat(server.sessionCount()).isZero());
    }

    private static void repeat(int times, Runnable round) {
        for (int i = 0; i < times; i++) {
            round.run();
        }
    }
}

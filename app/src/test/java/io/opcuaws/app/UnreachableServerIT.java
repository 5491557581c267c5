package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DiscoveryUrl that leads nowhere: the client learns why and in time, and the gateway keeps nothing of the attempt. */
@Timeout(120)
class UnreachableServerIT {

    private static final int ATTEMPTS = 5;
    private static final int TIMEOUT_MILLIS = 3_000;

    /** Less than a second try would take. */
    private static final Duration IN_TIME = Duration.ofMillis(TIMEOUT_MILLIS + 2_000);

    /** Pools that start a thread when they happen to need one. */
    private static final int TOLERANCE = 4;

    @AutoClose
    private final GatewayProcess gateway = GatewayProcess.start("--default-timeout", Integer.toString(TIMEOUT_MILLIS));

    @AutoClose
    private final TestClient client = TestClient.connect(gateway.url());

    @Test
    void aHostThatDoesNotResolve() {
        answersInTimeAndKeepsNothing("opc.tcp://nowhere.invalid:4840", "BadTcpEndpointUrlInvalid");
    }

    @Test
    void aPortWhereNothingListens() throws Exception {
        int port;
        try (ServerSocket closedSoon = listener()) {
            port = closedSoon.getLocalPort();
        }
        answersInTimeAndKeepsNothing("opc.tcp://127.0.0.1:" + port, "BadConnectionRejected");
    }

    /** A listener that nobody serves accepts connections and never says a word. */
    @Test
    void aListenerThatIsSilent() throws Exception {
        try (ServerSocket silent = listener()) {
            answersInTimeAndKeepsNothing("opc.tcp://127.0.0.1:" + silent.getLocalPort(), "BadTimeout");
        }
    }

    /** The gateway's own port is that of a server which knows no OPC UA. */
    @Test
    void aServerThatSpeaksAnotherProtocol() {
        answersInTimeAndKeepsNothing("opc.tcp://127.0.0.1:" + gateway.url().getPort(), "BadCommunicationError");
    }

    private void answersInTimeAndKeepsNothing(String discoveryUrl, String status) {
        client.tryToLogIn(Login.to(discoveryUrl)); // a new gateway first loads what it takes for that
        int threads = gateway.threads();
        int openFiles = gateway.openFiles();

        for (int i = 0; i < ATTEMPTS; i++) {
            refusedInTime(discoveryUrl, status);
        }

        await("what the attempts took to be given back").atMost(Patience.ANSWER).untilAsserted(() -> {
            assertThat(gateway.threads()).as("threads").isLessThanOrEqualTo(threads + TOLERANCE);
            assertThat(gateway.openFiles()).as("open files").isLessThanOrEqualTo(openFiles);
        });
        assertThat(client.untaken()).isEmpty();
    }

    private void refusedInTime(String discoveryUrl, String status) {
        long before = System.nanoTime();
        Message response = client.tryToLogIn(Login.to(discoveryUrl));

        assertThat(response.statusText()).as("%s", response).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(IN_TIME);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}

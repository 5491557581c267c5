package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.Pages;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TcpProxy;
import io.opcuaws.app.peer.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What either side sees when the other goes away. The server stands behind a wire that the tests cut and hold. */
@Timeout(120)
class ConnectionLossIT {

    private static final String INTERRUPTED = "opcua_ws_gateway_sessions{state=\"interrupted\",target=\"(open)\"}";
    private static final String INTERRUPTIONS = "opcua_ws_gateway_session_interruptions_total{target=\"(open)\"}";
    private static final String RECONNECTS = "opcua_ws_gateway_session_reconnects_total{target=\"(open)\"}";

    @AutoClose
    private static TcpProxy wire;

    @AutoClose
    private static NodeOpcUaServer server;

    @AutoClose
    private static GatewayProcess gateway;

    private static Pages management;

    @AutoClose
    private TestClient client;

    @BeforeAll
    static void startServerAndGateway() {
        wire = TcpProxy.open();
        server = NodeOpcUaServer.startBehind(wire);
        gateway = GatewayProcess.start("--trust-all-servers", "--metrics.port=0");
        management = new Pages(gateway.management());
    }

    @BeforeEach
    void connect() {
        client = TestClient.connect(gateway.url());
    }

    @AfterEach
    void nothingIsLeftOnTheServer() {
        wire.resume();
        client.drop();
        awaitNoSession();
    }

    /** A maintenance restart of a plant's server must not need a restart of everything that reads from it. */
    @Test
    void aRestartOfTheServerIsOneDisconnectThenOneConnectAndReadsWorkAgain() {
        String session = client.logIn(login());

        server.restart();

        client.takeSessionStatus(session, "Disconnect");
        client.takeSessionStatus(session, "Connect");
        assertThat(read(session).isGood()).isTrue();
        assertThat(client.untaken()).isEmpty();
    }

    /** A client that waits for a timeout on every request cannot tell a slow server from none. */
    @Test
    void whileTheServerIsAwayARequestFailsAtOnceAndAnOperatorSeesIt() {
        double interruptionsBefore = management.value(INTERRUPTIONS);
        double reconnectsBefore = management.value(RECONNECTS);
        String session = client.logIn(login());
        server.kill();
        try {
            client.takeSessionStatus(session, "Disconnect");
            assertThat(management.value(INTERRUPTED)).isEqualTo(1);

            long before = System.nanoTime();
            assertThat(read(session).statusText()).isEqualTo("BadNotConnected");
            assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
        } finally {
            server.startAgain();
        }
        client.takeSessionStatus(session, "Connect");
        assertThat(read(session).isGood()).isTrue();
        assertThat(management.value(INTERRUPTIONS)).isEqualTo(interruptionsBefore + 1);
        assertThat(management.value(RECONNECTS)).isEqualTo(reconnectsBefore + 1);
    }

    /** The session is over for the client, whether or not the server is there to hear of it. */
    @Test
    void aLogoutWhileTheServerIsAwayIsGoodAndNothingOfTheSessionComesBack() {
        String session = client.logIn(login());
        server.kill();
        try {
            client.takeSessionStatus(session, "Disconnect");
            assertThat(client.logOut(session).isGood()).isTrue();
        } finally {
            server.startAgain();
        }

        String next = client.logIn(login());

        assertThat(read(next).isGood()).isTrue();
        assertThat(client.untaken()).isEmpty();
    }

    /** A cut wire is no reason for a second session: servers allow few. */
    @Test
    void aCutConnectionIsTakenUpAgainWithTheSameSession() {
        String session = client.logIn(login());

        wire.cut();

        client.takeSessionStatus(session, "Disconnect");
        client.takeSessionStatus(session, "Connect");
        assertThat(read(session).isGood()).isTrue();
        assertThat(server.sessionCount()).isEqualTo(1);
        assertThat(client.untaken()).isEmpty();
    }

    /** A server that is there but silent looks to TCP as if all were well: only the gateway's own patience can tell. */
    @Test
    void aServerThatFallsSilentIsADisconnectAndItsReturnAConnect() {
        String session = client.logIn(login());

        wire.stall();
        client.takeSessionStatus(session, "Disconnect");
        wire.resume();

        client.takeSessionStatus(session, "Connect");
        assertThat(read(session).isGood()).isTrue();
        assertThat(client.untaken()).isEmpty();
    }

    /** A browser tab that crashed says nothing; its session must not hold one of the server's few places. */
    @Test
    void theSessionsOfAWebSocketThatIsGoneAreClosedOnTheServer() {
        client.logIn(login());
        client.logIn(login().secured("Basic256Sha256", "SignAndEncrypt"));
        assertThat(server.sessionCount()).isEqualTo(2);

        client.drop();

        awaitNoSession();
    }

    /**
     * The client may leave at any step of a login: between discovery and secure channel, while the server creates the
     * session, while it activates it. The wire lets so many of the gateway's messages pass, the client leaves, and the
     * rest passes.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aClientThatLeavesInTheMiddleOfItsLoginLeavesNoSession(int messagesThatPass) {
        wire.stallAfter(messagesThatPass);
        client.send(login().secured("Basic256Sha256", "SignAndEncrypt"));
        await("the login to hang, or to be over")
                .atMost(Patience.ANSWER)
                .until(() -> wire.isHolding() || !client.untaken().isEmpty());

        client.drop();
        wire.resume();

        awaitNoSession();
        try (TestClient next = TestClient.connect(gateway.url())) {
            assertThat(next.logOut(next.logIn(login())).isGood()).isTrue();
        }
        assertThat(server.sessionCount()).isZero();
    }

    private static Login login() {
        return Login.to(server.discoveryUrl());
    }

    private Message read(String session) {
        return client.read(session, "ns=" + server.namespace() + ";s=Int32");
    }

    private static void awaitNoSession() {
        await().atMost(Patience.SESSIONS_GONE)
                .untilAsserted(() -> assertThat(server.sessionCount()).isZero());
    }
}

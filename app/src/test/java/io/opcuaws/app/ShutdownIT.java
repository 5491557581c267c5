package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.TcpProxy;
import io.opcuaws.app.peer.TestClient;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that is told to end says goodbye to both sides, and ends. */
@Timeout(120)
class ShutdownIT {

    private static final int GOING_AWAY = 1001;

    /** An update of the gateway must not fill a server's few places with sessions that nobody uses. */
    @Test
    void sigtermLogsOutEverySessionAndSendsEveryClientAway() {
        try (NodeOpcUaServer server = NodeOpcUaServer.start();
                GatewayProcess gateway = GatewayProcess.start("--trust-all-servers");
                TestClient first = TestClient.connect(gateway.url());
                TestClient second = TestClient.connect(gateway.url())) {
            Login login = Login.to(server.discoveryUrl());
            first.logIn(login);
            first.logIn(login.secured("Basic256Sha256", "SignAndEncrypt"));
            second.logIn(login);
            assertThat(server.sessionCount()).isEqualTo(3);

            assertThat(gateway.terminate()).isZero();

            assertThat(first.closed().code()).isEqualTo(GOING_AWAY);
            assertThat(second.closed().code()).isEqualTo(GOING_AWAY);
            assertThat(server.sessionCount()).isZero();
            assertThatThrownBy(() ->
                            new Socket(gateway.url().getHost(), gateway.url().getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    /** A server that does not answer must not keep the gateway from ending. */
    @Test
    void sigtermEndsTheGatewayInTimeWhenTheServerIsSilent() {
        try (TcpProxy wire = TcpProxy.open();
                NodeOpcUaServer server = NodeOpcUaServer.startBehind(wire);
                GatewayProcess gateway = GatewayProcess.start("--trust-all-servers");
                TestClient client = TestClient.connect(gateway.url())) {
            client.logIn(Login.to(server.discoveryUrl()));
            wire.stall();
            client.send(Login.to(server.discoveryUrl()));

            assertThat(gateway.terminate()).isZero();

            assertThat(client.closed().code()).isEqualTo(GOING_AWAY);
        }
    }
}

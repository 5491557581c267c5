package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that says how long it waits is answered by then, once. */
@Timeout(120)
class RequestTimeoutIT {

    /** The demo server takes two seconds for it, each time. */
    private static final String SLOW = "ns=2;s=Demo.Access.Slow";

    @Test
    void aLateAnswerOfTheServerIsDropped() {
        try (GatewayProcess gateway = GatewayProcess.start("--demo", "--demo-port", "0");
                TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(Login.to(gateway.demoServer()));

            client.send(
                    "{\"Header\":{\"MessageType\":\"GW_ReadRequest\",\"ClientHandle\":\"impatient\",\"SessionId\":\""
                            + session + "\",\"RequestTimeout\":\"300\"},\"Body\":{\"NodesToRead\":[{\"NodeId\":\""
                            + SLOW
                            + "\"}]}}");
            Message timeout = client.take();
            assertThat(timeout.clientHandle()).isEqualTo("impatient");
            assertThat(timeout.statusText()).isEqualTo("BadTimeout");
            assertThat(timeout.json().at("/Header/RequestTimeout").asString()).isEqualTo("300");

            // The server is asked later, so its answer to the first request comes before this one.
            assertThat(client.read(session, SLOW).isGood()).isTrue();
            assertThat(client.untaken()).isEmpty();
        }
    }
}

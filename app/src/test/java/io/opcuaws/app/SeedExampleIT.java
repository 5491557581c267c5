package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.PythonScript;
import io.opcuaws.app.peer.TestClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The example of the documentation's session chapter: what it shows is what its reader gets. */
@Timeout(180)
class SeedExampleIT {

    private static final String POLICY = "Basic128Rsa15";

    private static final JsonNode LOGIN_RESPONSE = Json.parse("""
            {
              "Header": {
                "MessageType": "GW_LoginResponse",
                "ClientHandle": "client-handle",
                "SessionId": "",
                "StatusCode": "0"
              },
              "Body": {
                "SessionId": "1"
              }
            }
            """);

    private static final JsonNode CONNECT = Json.parse("""
            {
              "Header": {
                "MessageType": "GW_SessionStatusNotify",
                "ClientHandle": "client-handle",
                "SessionId": "1"
              },
              "Body": {
                "SessionStatus": "Connect"
              }
            }
            """);

    private static final JsonNode LOGOUT_RESPONSE = Json.parse("""
            {
              "Header": {
                "MessageType": "GW_LogoutResponse",
                "ClientHandle": "client-handle",
                "SessionId": "1",
                "StatusCode": "0"
              },
              "Body": ""
            }
            """);

    /** A reader who pastes the example must see the very messages that stand beside it. */
    @Test
    void thePythonExampleGetsWhatTheChapterShows() throws IOException {
        try (GatewayProcess gateway = GatewayProcess.start("--demo", "--demo-port", "0")) {
            String server = gateway.demoServer();
            assertThat(PythonScript.run(
                            "session.py",
                            example -> example.replace(
                                            "ws://127.0.0.1:8082", gateway.url().toString())
                                    .replace("opc.tcp://127.0.0.1:4840", server)
                                    .replace("\njson.loads(resp)", "\nprint(json.dumps(json.loads(resp)))")))
                    .map(Json::parse)
                    .containsExactly(LOGIN_RESPONSE, CONNECT, LOGOUT_RESPONSE);
        }
    }

    /** Clients exist that were written against these bytes: no pretty printing, nothing more, nothing else. */
    @Test
    void theMessagesAreCompactAndNothingElseIsSaid() {
        try (GatewayProcess gateway = GatewayProcess.start("--demo", "--demo-port", "0");
                TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(Login.to(gateway.demoServer())
                    .secured(POLICY, "SignAndEncrypt")
                    .as("user1", "password1"));
            Message logout = client.logOut(session);

            assertThat(logout.text()).isEqualTo(logout.json().toString());
            assertThat(client.untaken()).isEmpty();
        }
    }
}

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Targets that the operator names, what clients may do there, and what is written down of it, in the running gateway. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final String PASSWORD = "password1";
    private static final String BY_NODE = "{clients: ['*'], allow: [read, write, call],"
            + " write-nodes: ['ns=2;s=Demo.Scalar.*'], call-nodes: ['nsu=%s;s=Demo.Method.Add']}";

    private final Path folder;
    private final Path config;
    private final Path audit;
    private final String server;
    private final String plant;

    @AutoClose
    private final GatewayProcess gateway;

    @AutoClose
    private final TestClient client;

    AccessIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.config = Files.writeString(folder.resolve("gateway.yaml"), "read-only: false\n");
        this.audit = folder.resolve("audit.jsonl");
        this.gateway = GatewayProcess.start(
                "--demo",
                "--demo-port=0",
                "--config=" + config,
                "--audit.file=" + audit,
                "--audit.required",
                "--audit.read-back");
        this.client = TestClient.connect(gateway.url());
        this.server = gateway.demoServer();
        this.plant = namespaceOfPlant();
    }

    /** The demo server's address is known only now; what it takes is loaded while the gateway runs. */
    @BeforeEach
    void nameTheTarget() throws IOException {
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        configure("""
                targets:
                  boilers:
                    url: %s
                    user: {name: user1, password: {file: password}}
                    rights: [%s]
                  reading: {url: '%1$s', rights: [{clients: ['*'], allow: [read]}]}
                  others: {url: '%1$s', rights: [{clients: [operator], allow: [read]}]}
                open-targets: {rights: []}
                """.formatted(server, BY_NODE.formatted(plant)));
        await().atMost(Patience.ANSWER).until(() -> targets().toString().contains("boilers"));
    }

    private String namespaceOfPlant() {
        String session = client.logIn(Login.to(server));
        String uri = client.read(session, "i=2255")
                .body()
                .at("/Results/0/Value/Body/2")
                .asString();
        client.logOut(session);
        return uri;
    }

    private void configure(String yaml) throws IOException {
        Files.writeString(config, yaml);
        gateway.hangUp();
    }

    private JsonNode targets() {
        return client.request("ListTargets", null, Json.object()).body().path("Targets");
    }

    private String logIn(String target) {
        Message answer = tryToLogIn(target);
        assertThat(answer.isGood()).as(answer.text()).isTrue();
        String session = answer.body().path("SessionId").asString();
        client.takeSessionStatus(session, "Connect");
        return session;
    }

    private Message tryToLogIn(String target) {
        return client.request("Login", null, Json.object().put("Target", target));
    }

    private Message write(String session, String... nodes) {
        ObjectNode body = Json.object();
        for (String node : nodes) {
            ObjectNode item = body.withArray("NodesToWrite").addObject().put("NodeId", node);
            item.putObject("Value").putObject("Value").put("Type", 11).put("Body", 75.5);
        }
        return client.request("Write", session, body);
    }

    private Message call(String session, String method) {
        ObjectNode body = Json.object();
        ObjectNode item = body.withArray("MethodsToCall").addObject();
        item.put("ObjectId", "ns=2;s=Demo.Method").put("MethodId", method);
        item.withArray("InputArguments").addObject().put("Type", 11).put("Body", 75.5);
        item.withArray("InputArguments").addObject().put("Type", 11).put("Body", 0.5);
        return client.request("Call", session, body);
    }

    private List<JsonNode> audited() {
        try {
            return Files.readAllLines(audit).stream().map(Json::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode awaitAudited(String session, String event, String service) {
        return await().atMost(Patience.ANSWER)
                .until(
                        () -> audited().stream()
                                .filter(line -> line.path("SessionId")
                                                .asString("")
                                                .equals(session)
                                        && line.path("Event").asString().equals(event)
                                        && line.path("Service").asString().equals(service))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    @Test
    void aClientIsToldWhatItMayUseAndNotWhereThatIs() {
        assertThat(targets().toString())
                .contains("boilers", "reading", "ns=2;s=Demo.Scalar.*")
                .doesNotContain("others", "opc.tcp", "user1", PASSWORD);
    }

    @Test
    void aClientWritesAndCallsWhereItMayAndNothingElseReachesTheServer() {
        String session = logIn("boilers");

        assertThat(write(session, "ns=2;s=Demo.Scalar.Double").body().toString())
                .isEqualTo("{\"Results\":[\"0\"]}");
        assertThat(call(session, "ns=2;s=Demo.Method.Add").isGood()).isTrue();
        Message refused = write(session, "ns=2;s=Demo.Scalar.Double", "ns=2;s=Demo.History.Value");
        assertThat(refused.statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(refused.text()).contains("ns=2;s=Demo.History.Value");
        assertThat(call(session, "ns=2;s=Demo.Method.Fail").statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(audited())
                .filteredOn(line -> line.path("SessionId").asString("").equals(session)
                        && line.path("Event").asString().equals("Asked"))
                .as("what was about to be sent")
                .extracting(line -> line.path("NodeId").asString())
                .containsExactly("ns=2;s=Demo.Scalar.Double", "ns=2;s=Demo.Method.Add");
    }

    @Test
    void aTargetForReadingCannotBeWrittenTo() {
        String session = logIn("reading");

        assertThat(client.read(session, "ns=2;s=Demo.Scalar.Double").isGood()).isTrue();
        assertThat(write(session, "ns=2;s=Demo.Scalar.Double").statusText()).isEqualTo("BadUserAccessDenied");
    }

    @Test
    void aTargetOfOthersIsNoneAndSoIsAServerThatTheClientNames() {
        assertThat(tryToLogIn("others").statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(tryToLogIn("nowhere").statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(client.tryToLogIn(Login.to(server)).statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(client.request("GetEndpoints", null, Json.object().put("EndpointUrl", "opc.tcp://127.0.0.1:1"))
                        .statusText())
                .isEqualTo("BadUserAccessDenied");
    }

    @Test
    void anOpenSessionLosesItsRightsWhenTheConfigurationChanges() throws IOException {
        String session = logIn("boilers");
        configure(Files.readString(config) + "read-only: true\n");

        await().atMost(Patience.ANSWER)
                .until(() ->
                        write(session, "ns=2;s=Demo.Scalar.Double").statusText().equals("BadUserAccessDenied"));
        assertThat(client.read(session, "ns=2;s=Demo.Scalar.Double").isGood()).isTrue();

        configure("targets: {}\n");
        client.takeSessionStatus(session, "Disconnect");
        assertThat(client.read(session, "ns=2;s=Demo.Scalar.Double").statusText())
                .isEqualTo("BadSessionIdInvalid");
    }

    @Test
    void itIsWrittenDownWhoDidWhatAndWhatWasThereBefore() throws IOException {
        String session = logIn("boilers");
        write(session, "ns=2;s=Demo.Scalar.Double");
        write(session, "ns=2;s=Demo.History.Value");
        client.logOut(session);

        JsonNode done = awaitAudited(session, "Done", "Write");
        assertThat(done.path("NodeId").asString()).isEqualTo("ns=2;s=Demo.Scalar.Double");
        assertThat(done.path("Target").asString()).isEqualTo("boilers");
        assertThat(done.path("User").asString()).isEqualTo("user1");
        assertThat(done.path("Address").asString()).isNotEmpty();
        assertThat(done.at("/Operation/Value/Value/Body").asString()).isEqualTo("75.5");
        assertThat(done.at("/OldValue/Value/Type").asInt()).isEqualTo(11);
        assertThat(done.path("StatusCode").asInt(-1)).isZero();
        assertThat(awaitAudited(session, "Asked", "Write").path("NodeId").asString())
                .isEqualTo("ns=2;s=Demo.Scalar.Double");
        assertThat(awaitAudited(session, "Refused", "Write").path("NodeId").asString())
                .isEqualTo("ns=2;s=Demo.History.Value");
        assertThat(awaitAudited(session, "Logout", "Logout").path("SessionId").asString())
                .isEqualTo(session);
        assertThat(Files.readString(audit)).doesNotContain(PASSWORD);
        assertThat(gateway.log()).noneMatch(line -> line.contains(PASSWORD));
    }
}

package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A gateway is ended while its clients work, and another one takes its place: the upgrade of a gateway. */
@Timeout(120)
class RestartIT {

    private static final int GOING_AWAY = 1001;
    private static final String HISTORY = "ns=2;s=Demo.History.Value";
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final int ENOUGH = 300;
    private static final int IN_FLIGHT = 100;

    /** The demo server takes two seconds for it. */
    private static final String SLOW = "ns=2;s=Demo.Access.Slow";

    @AutoClose
    private final DemoServer server = DemoServer.start(DemoServerOptions.defaults());

    @AutoClose
    private final GatewayProcess gateway = GatewayProcess.start("--trust-all-servers");

    /** The server keeps each value that is written, with the time that the client gives it: a millisecond for each number. */
    @Test
    void whatWasAnsweredIsOnTheServerThoughTheGatewayWasEndedUnderLoad() throws InterruptedException {
        try (TestClient writer = TestClient.connect(gateway.url())) {
            String session = writer.logIn(Login.to(server.endpointUrl()));
            Thread writing = new Thread(() -> writeUntilClosed(writer, session), "writer");
            writing.start();
            await().atMost(Patience.ANSWER).until(() -> written(writer).size() >= ENOUGH);

            assertThat(gateway.terminate()).isZero();
            writing.join();

            assertThat(writer.closed().code()).isEqualTo(GOING_AWAY);
            assertThat(written(writer)).doesNotHaveDuplicates();
            assertThat(server.sessionCount()).isZero();
            assertThat(keptByTheServer()).containsAll(written(writer));
        }
    }

    /** Not one request is left in doubt: what was not answered yet is, before the connection closes. */
    @Test
    void whatIsInFlightIsAnsweredBeforeTheGoodbye() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(Login.to(server.endpointUrl()));
            ObjectNode read = Json.object();
            read.putArray("NodesToRead").addObject().put("NodeId", SLOW);
            String handle = client.send("Read", session, read);
            client.read(session, "i=2258"); // so the one before has arrived too

            assertThat(gateway.terminate()).isZero();

            assertThat(client.closed().code()).isEqualTo(GOING_AWAY);
            assertThat(client.heard())
                    .filteredOn(message -> message.clientHandle().equals(handle))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.isGood()).isFalse());
        }
    }

    /** Tokens and what was missed are kept in memory only, so the client has to begin anew, and is told so. */
    @Test
    void whoWantsToResumeAtTheNewGatewayIsToldToLogIn() {
        Message login;
        try (TestClient client = TestClient.connect(gateway.url())) {
            login = client.tryToLogIn(Login.to(server.endpointUrl()).resumable(Duration.ofMinutes(1)));
            assertThat(gateway.terminate()).isZero();
            assertThat(client.closed().code()).isEqualTo(GOING_AWAY);
        }
        assertThat(server.sessionCount()).isZero();

        try (GatewayProcess next = GatewayProcess.start("--trust-all-servers");
                TestClient somebody = TestClient.connect(next.url());
                TestClient client = TestClient.connect(next.url())) {
            // It may well have the same number.
            somebody.tryToLogIn(Login.to(server.endpointUrl()).resumable(Duration.ofMinutes(1)));

            Message resumed = client.request("Resume", null, resume(login.body()));

            assertThat(resumed.statusText()).isEqualTo("BadSessionIdInvalid");
            assertThat(resumed.json().at("/Header/Message").asString())
                    .contains("restarted")
                    .endsWith("Log in again.");
            String session = client.logIn(Login.to(server.endpointUrl()));
            assertThat(client.read(session, "i=2258").isGood()).isTrue();
        }
    }

    private static ObjectNode resume(JsonNode login) {
        return Json.object()
                .put("SessionId", login.path("SessionId").asString())
                .put("ResumeToken", login.path("ResumeToken").asString())
                .put("LastNotify", 0);
    }

    private static void writeUntilClosed(TestClient client, String session) {
        try {
            for (int number = 1; !client.isClosed(); number++) {
                int answered = number - IN_FLIGHT;
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> client.isClosed() || client.heard().size() >= answered);
                client.send(write(session, number));
            }
        } catch (CompletionException closedMeanwhile) {
            // which is what it waits for
        }
    }

    private static String write(String session, long number) {
        ObjectNode message = Json.object();
        message.putObject("Header")
                .put("MessageType", "GW_WriteRequest")
                .put("ClientHandle", Long.toString(number))
                .put("SessionId", session);
        ObjectNode value = message.putObject("Body")
                .putArray("NodesToWrite")
                .addObject()
                .put("NodeId", HISTORY)
                .putObject("Value");
        value.put("SourceTimestamp", FIRST.plusMillis(number).toString());
        value.putObject("Value").put("Type", "11").put("Body", Long.toString(number));
        return message.toString();
    }

    /** The numbers whose writing was answered, and well. */
    private static List<Long> written(TestClient client) {
        return client.heard().stream()
                .filter(message -> message.type().equals("GW_WriteResponse") && message.isGood())
                .filter(message -> message.body().at("/Results/0").asString().equals("0"))
                .map(message -> Long.parseLong(message.clientHandle()))
                .toList();
    }

    /** Read by another client of another gateway. */
    private Collection<Long> keptByTheServer() {
        try (GatewayProcess next = GatewayProcess.start("--trust-all-servers");
                TestClient reader = TestClient.connect(next.url())) {
            String session = reader.logIn(Login.to(server.endpointUrl()));
            ObjectNode body = Json.object();
            ObjectNode details = body.putObject("HistoryReadDetails");
            details.putObject("TypeId").put("Id", "647");
            details.putObject("Body")
                    .put("StartTime", FIRST.toString())
                    .put("EndTime", FIRST.plus(Duration.ofHours(1)).toString());
            body.putArray("NodesToRead").addObject().put("NodeId", HISTORY);
            Message history = reader.request("HistoryRead", session, body);
            assertThat(history.isGood()).as(history.text()).isTrue();
            Set<Long> numbers = history.json().findValues("Value").stream()
                    .filter(value -> value.path("Body").isString())
                    .map(value -> (long) Double.parseDouble(value.path("Body").asString()))
                    .collect(Collectors.toSet());
            assertThat(numbers).isNotEmpty();
            return numbers;
        }
    }
}

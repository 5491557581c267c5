package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.RecordedStep;
import io.opcuaws.app.peer.Shape;
import io.opcuaws.app.peer.TestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients of an older gateway find what they know: what was recorded of them is asked again, and the answers look the same. */
@Timeout(120)
class RecordedConversationsIT {

    private static final Set<String> REMEMBERED =
            Set.of("SessionId", "SubscriptionId", "MonitoredItemId", "ContinuationPoint");
    private static final Set<String> ONLY_WITH_A_BAD_STATUS = Set.of("StatusText", "Message");

    /** What a client has called an item, as its notifications repeat it. */
    private static final String ITEM = "ClientHandleData";

    @AutoClose
    private static GatewayProcess gateway;

    private static String demoServer;

    @BeforeAll
    static void startGateway() {
        gateway = GatewayProcess.start("--demo", "--demo-port", "0");
        demoServer = gateway.demoServer();
    }

    static Stream<Arguments> conversations() {
        return RecordedStep.conversations().entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void theAnswersLookAsTheyWereRecorded(String about, List<RecordedStep> steps) {
        Map<String, String> known = new HashMap<>(Map.of("DiscoveryUrl", demoServer));
        List<String> differences = new ArrayList<>();
        try (TestClient client = TestClient.connect(gateway.url(), "json")) {
            if (!steps.get(0).isLogin()) {
                known.put("SessionId", client.logIn(Login.to(demoServer)));
            }
            for (RecordedStep step : steps) {
                for (String difference : replay(step, client, known)) {
                    differences.add(step + " " + difference);
                }
            }
        }
        assertThat(differences).as(about).isEmpty();
    }

    private static List<String> replay(RecordedStep step, TestClient client, Map<String, String> known) {
        String request = step.request(known);
        client.send(request);
        Message answer =
                client.take(step.answerType(), message -> message.type().equals(step.answerType()));
        remember(answer.body(), known);
        List<String> differences =
                new ArrayList<>(headerDifferences(Json.parse(request).path("Header"), answer));
        differences.addAll(step.answer().differences(part(answer, "StatusCode", answer.statusCode())));
        step.then().ifPresent(shape -> differences.addAll(notifyDifferences(shape, client)));
        return differences;
    }

    private static List<String> notifyDifferences(Shape shape, TestClient client) {
        Message notify = client.take(
                shape.toString(),
                message -> shape.told().path("MessageType").stringValue().equals(message.type())
                        && isOfTheItem(shape.told().path("Body"), message.body()));
        ObjectNode told = shape.told().deepCopy().asObject();
        told.put("MessageType", "=" + notify.type());
        return new Shape(told).differences(part(notify, "MessageType", notify.type()));
    }

    /** The items of a subscription report in any order. */
    private static boolean isOfTheItem(JsonNode told, JsonNode said) {
        JsonNode item = told.path(ITEM);
        return item.isMissingNode()
                || item.asString().equals("=" + said.path(ITEM).asString());
    }

    /** One member of the header, and the body if there is one. */
    private static JsonNode part(Message message, String name, String value) {
        ObjectNode part = Json.object().put(name, value);
        if (message.json().has("Body")) {
            part.set("Body", message.body());
        }
        return part;
    }

    /** The header is the request's with a status; a login has no session yet. */
    private static List<String> headerDifferences(JsonNode request, Message answer) {
        List<String> differences = new ArrayList<>();
        JsonNode said = answer.json().path("Header");
        ObjectNode meant = Json.object();
        meant.put("MessageType", answer.type());
        for (String echoed : List.of("ClientHandle", "SessionId", "RequestTimeout")) {
            if (request.has(echoed)) {
                meant.put(echoed, request.path(echoed).asString());
            }
        }
        if (answer.type().equals("GW_LoginResponse")) {
            meant.put("SessionId", "");
        }
        meant.put("StatusCode", answer.statusCode());
        Set<String> names = new TreeSet<>(said.propertyNames());
        if (!answer.isGood()) {
            names.removeAll(ONLY_WITH_A_BAD_STATUS);
        }
        if (!names.equals(new TreeSet<>(meant.propertyNames()))) {
            differences.add("Header: " + names + " and not " + meant.propertyNames());
        }
        for (var member : meant.properties()) {
            if (!member.getValue().equals(said.path(member.getKey()))) {
                differences.add("Header/" + member.getKey() + ": " + said.path(member.getKey()));
            }
        }
        return differences;
    }

    private static void remember(JsonNode part, Map<String, String> known) {
        if (part.isObject()) {
            part.properties().forEach(member -> {
                if (REMEMBERED.contains(member.getKey()) && member.getValue().isString()) {
                    known.put(member.getKey(), member.getValue().stringValue());
                }
                remember(member.getValue(), known);
            });
        } else {
            part.values().forEach(element -> remember(element, known));
        }
    }
}

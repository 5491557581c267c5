package io.opcuaws.opcua;

import static io.opcuaws.opcua.Live.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.Inbound;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.CreateSubscriptionResponse;
import io.opcuaws.protocol.message.EventNotify;
import io.opcuaws.protocol.message.ResponseBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Does with the demo server what docs/alarms.md shows, message by message. */
class AlarmPageTest {

    private static final Pattern JSON_BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Set<String> ANSWERED_BY_OPERATORS = Set.of("9111", "9113");
    private static final String CONDITION_REFRESH = "3875";
    private static final int CONDITION_ID = 0;
    private static final int EVENT_ID = 1;
    private static final int BYTE_STRING = 15;
    private static final int DATE_TIME = 13;

    private final DemoClient client = DemoClient.connect();
    private final Live live = new Live(client);
    private final MessageReader reader = new MessageReader();
    private final MessageWriter writer = new MessageWriter();
    private int eventsSeen;
    private long subscription;

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void everyMessageOfThePageIsAsItSays() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "alarms.md"));
        List<JsonNode> messages = new ArrayList<>();
        JSON_BLOCK.matcher(page).results().forEach(block -> messages.add(DemoClient.json(block.group(1))));
        assertThat(messages).hasSizeGreaterThan(8);
        live.write("Alarm.Level", 11, "90");

        String answer = "";
        for (JsonNode message : messages) {
            String type = message.path("Header").path("MessageType").asString();
            if (type.endsWith("Request")) {
                answer = perform(message);
            } else {
                assertSame(message, DemoClient.json(type.endsWith("Response") ? answer : nextEvent(message)));
            }
        }
    }

    private Inbound.Accepted read(JsonNode message) {
        Inbound inbound = reader.read(message.toString());
        assertThat(inbound).as(message::toString).isInstanceOf(Inbound.Accepted.class);
        return (Inbound.Accepted) inbound;
    }

    private String perform(JsonNode message) {
        ObjectNode body = (ObjectNode) message.path("Body");
        if (body.has("SubscriptionId")) {
            body.put("SubscriptionId", Long.toString(subscription));
        }
        for (JsonNode call : body.path("MethodsToCall")) {
            ObjectNode argument = (ObjectNode) call.path("InputArguments").path(0);
            String method = call.path("MethodId").path("Id").asString();
            if (method.equals(CONDITION_REFRESH)) {
                argument.put("Body", Long.toString(subscription));
            } else if (ANSWERED_BY_OPERATORS.contains(method)) {
                argument.set("Body", lastEventId());
            }
        }
        Inbound.Accepted accepted = read(message);
        ResponseBody response =
                (ResponseBody) Rig.result(client.session.invoke((ServiceRequest) accepted.body(), Rig.SOON));
        if (response instanceof CreateSubscriptionResponse made) {
            subscription = made.subscriptionId();
        }
        return writer.write(WireForm.V1, accepted.envelope().good(), response);
    }

    private List<EventNotify> events() {
        return client.signals.notifications(EventNotify.class);
    }

    /** Of the newest event that is of a condition. */
    private JsonNode lastEventId() {
        return events().subList(0, eventsSeen).stream()
                .map(EventNotify::event)
                .filter(fields -> fields.get(CONDITION_ID).body() != null)
                .reduce((before, last) -> last)
                .map(fields -> fields.get(EVENT_ID).body())
                .orElseThrow();
    }

    private String nextEvent(JsonNode example) {
        awaitThat(() -> assertThat(events()).hasSizeGreaterThan(eventsSeen));
        Envelope login = reader.read("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"login\"}}")
                .envelope();
        EventNotify event = events().get(eventsSeen++);
        return writer.write(
                WireForm.V1,
                login.notify(event, example.path("Header").path("SessionId").asString(), OptionalLong.empty()),
                event);
    }

    private static void assertSame(JsonNode example, JsonNode actual) {
        assertThat(withoutWhatChanges(actual).toPrettyString())
                .as("instead of %s", example)
                .isEqualTo(withoutWhatChanges(example).toPrettyString());
    }

    /** Times, and what a server counts or invents. */
    private static JsonNode withoutWhatChanges(JsonNode message) {
        JsonNode copy = message.deepCopy();
        ((ObjectNode) copy).remove("Header");
        copy.findParents("SubscriptionId").forEach(parent -> ((ObjectNode) parent).put("SubscriptionId", "some"));
        copy.findParents("FilterResult").forEach(parent -> ((ObjectNode) parent).remove("FilterResult"));
        copy.findParents("MonitoredItemId").forEach(parent -> ((ObjectNode) parent).put("MonitoredItemId", "some"));
        for (JsonNode field : copy.path("Body").path("Event")) {
            int type = field.path("Type").asInt();
            if (type == BYTE_STRING || type == DATE_TIME) {
                ((ObjectNode) field).put("Body", "some");
            }
        }
        return copy;
    }
}

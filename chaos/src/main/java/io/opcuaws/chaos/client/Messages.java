package io.opcuaws.chaos.client;

import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.chaos.server.KillableServer.Nodes;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients say. */
final class Messages {

    private static final int PUBLISHING_MILLIS = 100;

    /** A minute: longer than any fault. */
    private static final int LIFETIME = 600;

    private static final int KEEP_ALIVE = 20;

    /** More than a minute of values. */
    private static final int QUEUE = 1_000;

    private Messages() {}

    static String request(String service, String handle, String session, ObjectNode body) {
        ObjectNode message = Json.object();
        ObjectNode header = message.putObject("Header");
        header.put("MessageType", "GW_" + service + "Request").put("ClientHandle", handle);
        if (!session.isEmpty()) {
            header.put("SessionId", session);
        }
        message.set("Body", body);
        return message.toString();
    }

    static ObjectNode login(String server, boolean secured, Duration resumeWindow) {
        Login login = Login.to(server);
        if (secured) {
            login = login.secured("Basic256Sha256", "SignAndEncrypt").as("user1", "password1");
        }
        return (resumeWindow.isZero() ? login : login.resumable(resumeWindow)).toBody();
    }

    static ObjectNode resume(String session, String token, long lastNotify) {
        return Json.object().put("SessionId", session).put("ResumeToken", token).put("LastNotify", lastNotify);
    }

    static ObjectNode subscription() {
        return Json.object()
                .put("RequestedPublishingInterval", PUBLISHING_MILLIS)
                .put("RequestedLifetimeCount", LIFETIME)
                .put("RequestedMaxKeepAliveCount", KEEP_ALIVE)
                .put("MaxNotificationsPerPublish", 0);
    }

    static ObjectNode items(long subscription, Nodes nodes, int count) {
        ObjectNode body = Json.object().put("SubscriptionId", subscription);
        ArrayNode items = body.putArray("ItemsToCreate");
        for (int item = 0; item < count; item++) {
            ObjectNode create = items.addObject();
            create.putObject("ItemToMonitor").put("NodeId", nodes.counter().formatted(item));
            create.putObject("RequestedParameters")
                    .put("ClientHandle", item)
                    .put("SamplingInterval", 0)
                    .put("QueueSize", QUEUE);
        }
        return body;
    }

    static ObjectNode read(String node) {
        ObjectNode body = Json.object();
        body.putArray("NodesToRead").addObject().put("NodeId", node);
        return body;
    }

    static ObjectNode write(String node, double value) {
        ObjectNode body = Json.object();
        ObjectNode write = body.putArray("NodesToWrite").addObject().put("NodeId", node);
        write.putObject("Value").putObject("Value").put("Type", 11).put("Body", value);
        return body;
    }

    static ObjectNode browseObjects() {
        ObjectNode body = Json.object();
        body.putArray("NodesToBrowse").addObject().put("NodeId", "i=85");
        return body;
    }

    static boolean isGood(JsonNode answer) {
        return answer.at("/Header/StatusCode").asLong(-1) == 0;
    }

    static String statusText(JsonNode answer) {
        return answer.at("/Header/StatusText").asString("");
    }

    static String type(JsonNode message) {
        return message.at("/Header/MessageType").asString("");
    }
}

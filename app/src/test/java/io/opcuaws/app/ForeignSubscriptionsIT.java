package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.TcpProxy;
import io.opcuaws.app.peer.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions of a server that is not ours, also when it goes away and comes back. */
@Timeout(180)
class ForeignSubscriptionsIT {

    private static final int CUTS = 5;

    @AutoClose
    private static TcpProxy wire;

    @AutoClose
    private static NodeOpcUaServer server;

    @AutoClose
    private static GatewayProcess gateway;

    @AutoClose
    private TestClient client;

    private String session;
    private String subscription;

    @BeforeAll
    static void startServerAndGateway() {
        wire = TcpProxy.open();
        server = NodeOpcUaServer.startBehind(wire);
        gateway = GatewayProcess.start("--trust-all-servers");
    }

    @BeforeEach
    void subscribe() {
        client = TestClient.connect(gateway.url());
        session = client.logIn(Login.to(server.discoveryUrl()));
        subscription = ask("CreateSubscription", "{\"RequestedPublishingInterval\":\"50\"}")
                .path("SubscriptionId")
                .asString();
    }

    @AfterEach
    void logOut() {
        assertThat(client.logOut(session).isGood()).isTrue();
    }

    private JsonNode ask(String service, String body) {
        Message response = client.request(service, session, Json.parse(body));
        assertThat(response.isGood()).as(response::toString).isTrue();
        return response.body();
    }

    /** The result of creating an item of a node, of the form that other tests name nodes in. */
    private JsonNode create(String nodeId, int handle, String parameters) {
        return ask("CreateMonitoredItems", """
                        {"SubscriptionId":"%s","ItemsToCreate":[{"ItemToMonitor":{"NodeId":"%s"},
                          "RequestedParameters":{"ClientHandle":"%d","SamplingInterval":"0","QueueSize":"1000"%s}}]}""".formatted(subscription, nodeId, handle, parameters))
                .path("Results")
                .path(0);
    }

    private String monitor(String name, int handle, String parameters) {
        JsonNode result = create(node(name), handle, parameters);
        assertThat(result.path("StatusCode").asString()).as(result::toString).isEqualTo("0");
        return result.path("MonitoredItemId").asString();
    }

    private static String node(String name) {
        return "ns=" + server.namespace() + ";s=" + name;
    }

    private void write(String name, String value) {
        JsonNode results = ask(
                        "Write",
                        "{\"NodesToWrite\":[{\"NodeId\":\"%s\",\"Value\":{\"Value\":{\"Type\":\"11\",\"Body\":\"%s\"}}}]}"
                                .formatted(node(name), value))
                .path("Results");
        assertThat(results.path(0).asString()).isEqualTo("0");
    }

    private Message take(String type, int handle) {
        return client.take(
                type + " of " + handle,
                message -> message.type().equals(type)
                        && message.body().path("ClientHandleData").asString().equals(Integer.toString(handle)));
    }

    private String nextValue(int handle) {
        return take("GW_DataChangeNotify", handle)
                .body()
                .path("Value")
                .path("Value")
                .path("Body")
                .asString();
    }

    private static String deadband(int type, int value) {
        return ",\"Filter\":{\"TypeId\":{\"Id\":\"724\"},\"Body\":{\"Trigger\":\"1\",\"DeadbandType\":\"%d\",\"DeadbandValue\":\"%d\"}}"
                .formatted(type, value);
    }

    @Test
    void changesComeAndADeadbandHoldsSmallOnesBack() {
        write("Level", "0");
        monitor("Level", 1, "");
        monitor("Level", 2, deadband(1, 10));
        monitor("Level", 3, deadband(2, 10)); // of 0 to 200: 20
        assertThat(List.of(nextValue(1), nextValue(2), nextValue(3))).containsOnly("0");

        for (String value : List.of("9", "12", "21", "100")) {
            write("Level", value);
            assertThat(nextValue(1)).isEqualTo(value);
        }

        assertThat(List.of(nextValue(2), nextValue(2))).containsExactly("12", "100");
        assertThat(List.of(nextValue(3), nextValue(3))).containsExactly("21", "100");
    }

    @Test
    void anAggregateFilterIsUnderstoodAndAnswered() {
        JsonNode result = create(node("Level"), 1, """
                ,"Filter":{"TypeId":{"Id":"730"},"Body":{"StartTime":"2026-01-01T00:00:00Z","AggregateType":{"Id":"2342"},
                  "ProcessingInterval":"100","AggregateConfiguration":{"UseServerCapabilitiesDefaults":"true",
                    "TreatUncertainAsBad":"false","PercentDataBad":"100","PercentDataGood":"100",
                    "UseSlopedExtrapolation":"false"}}}""");

        assertThat(result.path("StatusCode").asString()).as(result::toString).isEqualTo("0");
        assertThat(result.path("FilterResult").path("Body").has("RevisedProcessingInterval"))
                .as(result::toString)
                .isTrue();
    }

    @Test
    void anItemIsModifiedTriggeredAndDeleted() {
        write("Level", "0");
        String level = monitor("Level", 1, "");
        String counter = monitor("Counter", 2, "");
        assertThat(nextValue(1)).isEqualTo("0");
        nextValue(2);
        assertResult(
                "ModifyMonitoredItems",
                "\"ItemsToModify\":[{\"MonitoredItemId\":\"%s\",\"RequestedParameters\":{\"ClientHandle\":\"3\",\"SamplingInterval\":\"0\",\"QueueSize\":\"10\"}}]"
                        .formatted(level));
        write("Level", "1");
        assertThat(nextValue(3)).isEqualTo("1");

        assertResult("SetMonitoringMode", "\"MonitoringMode\":\"1\",\"MonitoredItemIds\":[\"%s\"]".formatted(counter));
        JsonNode linked = ask(
                "SetTriggering",
                "{\"SubscriptionId\":\"%s\",\"TriggeringItemId\":\"%s\",\"LinksToAdd\":[\"%s\"]}"
                        .formatted(subscription, level, counter));
        assertThat(linked.path("AddResults").path(0).asString()).isEqualTo("0");
        client.untaken();
        write("Level", "2");
        assertThat(nextValue(3)).isEqualTo("2");
        nextValue(2);

        assertResult("DeleteMonitoredItems", "\"MonitoredItemIds\":[\"%s\",\"%s\"]".formatted(level, counter));
    }

    private void assertResult(String service, String body) {
        JsonNode result = ask(service, "{\"SubscriptionId\":\"" + subscription + "\"," + body + "}")
                .path("Results")
                .path(0);
        assertThat(result.isObject() ? result.path("StatusCode").asString() : result.asString())
                .as(result::toString)
                .isEqualTo("0");
    }

    @Test
    void eventsAreSelectedAndFiltered() {
        JsonNode result = create("i=2253", 1, """
                ,"Filter":{"TypeId":{"Id":"725"},"Body":{"SelectClauses":[
                    {"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"Message"}],"AttributeId":"13"},
                    {"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"Severity"}],"AttributeId":"13"}],
                  "WhereClause":{"Elements":[{"FilterOperator":"2","FilterOperands":[
                    {"TypeId":{"Id":"601"},"Body":{"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"Severity"}],
                      "AttributeId":"13"}},
                    {"TypeId":{"Id":"595"},"Body":{"Value":{"Type":"5","Body":"500"}}}]}]}}}""");
        assertThat(result.path("StatusCode").asString()).as(result::toString).isEqualTo("0");

        server.raise("mild", 100);
        server.raise("severe", 900);

        Message event = take("GW_EventNotify", 1);
        assertThat(event.body().path("Event").path(0).path("Body").path("Text").asString())
                .isEqualTo("severe");
        assertThat(event.body().path("Event").path(1).path("Body").asString()).isEqualTo("900");
    }

    @Test
    void aCounterLosesNothingOverCuts() {
        monitor("Counter", 1, "");
        List<Long> heard = new ArrayList<>();

        for (int cut = 0; cut < CUTS; cut++) {
            listen(heard, 5);
            wire.cut();
            client.takeSessionStatus(session, "Disconnect");
            Message back = client.takeSessionStatus(session, "Connect");
            assertThat(back.body().path("SubscriptionsRecreated").asBoolean(false))
                    .isFalse();
        }
        listen(heard, 20);

        assertThat(heard)
                .isEqualTo(LongStream.range(0, heard.size())
                        .map(i -> heard.get(0) + i)
                        .boxed()
                        .toList());
    }

    private void listen(List<Long> heard, int values) {
        for (int i = 0; i < values; i++) {
            Long value = Long.valueOf(nextValue(1));
            // node-opcua itself tells the present value once more when a session comes over another connection
            if (heard.isEmpty() || !heard.get(heard.size() - 1).equals(value)) {
                heard.add(value);
            }
        }
    }

    @Test
    void aRestartedServerGetsTheSubscriptionAnewAndTheClientKeepsItsIds() {
        String item = monitor("Counter", 1, "");
        nextValue(1);

        server.restart();

        client.takeSessionStatus(session, "Disconnect");
        Message back = client.takeSessionStatus(session, "Connect");
        assertThat(back.body().path("SubscriptionsRecreated").asString()).isEqualToIgnoringCase("true");
        nextValue(1);
        assertResult("DeleteMonitoredItems", "\"MonitoredItemIds\":[\"%s\"]".formatted(item));
        ObjectNode ids = Json.object();
        ids.putArray("SubscriptionIds").add(subscription);
        assertThat(ask("DeleteSubscriptions", ids.toString())
                        .path("Results")
                        .path(0)
                        .asString())
                .isEqualTo("0");
    }
}

package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.standard;
import static io.opcuaws.opcua.DemoClient.variant;
import static io.opcuaws.opcua.Live.awaitThat;
import static io.opcuaws.opcua.Live.filter;
import static io.opcuaws.opcua.Live.item;
import static io.opcuaws.opcua.Live.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.message.CallMethodRequest;
import io.opcuaws.protocol.message.CallMethodResult;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.CallResponse;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.ItemToMonitor;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateResult;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.Variant;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items of events: their filters, and the methods that take the id of a subscription. */
class EventTest {

    private static final int EVENT_FILTER = 725;
    private static final NodeId SERVER = standard(2253);
    private static final NodeId CONDITION_TYPE = standard(2782);
    private static final NodeId CONDITION_REFRESH = standard(3875);
    private static final int REFRESH_START = 2787;

    private static final String MESSAGE_AND_SEVERITY = """
            "SelectClauses":[
              {"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"Message"}],"AttributeId":13},
              {"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"Severity"}],"AttributeId":13}]""";

    private final DemoClient client = DemoClient.connect(DemoServerOptions.defaults());
    private final Live live = new Live(client);

    @AfterEach
    void stop() {
        client.close();
    }

    private static ExtensionObject all() {
        return filter(EVENT_FILTER, "{" + MESSAGE_AND_SEVERITY + "}");
    }

    private static ExtensionObject moreSevereThan(int severity) {
        return filter(EVENT_FILTER, "{" + MESSAGE_AND_SEVERITY + """
                        ,"WhereClause":{"Elements":[{"FilterOperator":2,"FilterOperands":[
                          {"TypeId":{"Id":"601"},"Body":{"TypeDefinitionId":{"Id":"2041"},
                            "BrowsePath":[{"Name":"Severity"}],"AttributeId":13}},
                          {"TypeId":{"Id":"595"},"Body":{"Value":{"Type":5,"Body":%d}}}]}]}}""".formatted(severity));
    }

    private void raise(String message, int severity) {
        assertThat(call(node("Method"), node("Method.RaiseEvent"), text(message), variant(5, "" + severity))
                        .statusCode())
                .isEqualTo(StatusCodes.Good);
    }

    private static Variant text(String text) {
        return variant(12, "\"" + text + "\"");
    }

    private CallMethodResult call(NodeId object, NodeId method, Variant... arguments) {
        return client.ask(
                        new CallRequest(List.of(new CallMethodRequest(object, method, List.of(arguments)))),
                        CallResponse.class)
                .results()
                .get(0);
    }

    private void awaitEvents(long handle, String... messages) {
        awaitThat(() -> assertThat(live.events(handle))
                .extracting(event -> String.valueOf(event.event().get(0).body()))
                .containsExactly(messages));
    }

    private static String english(String message) {
        return "{\"Locale\":\"en\",\"Text\":\"" + message + "\"}";
    }

    @Test
    void areSelectedAndFilteredByTheServer() {
        live.monitor(
                live.subscribe(),
                item(node("Event"), parameters(1, all(), 100)),
                item(SERVER, parameters(2, moreSevereThan(500), 100)));

        raise("one", 100);
        raise("two", 900);
        raise("three", 200);
        raise("four", 501);

        awaitEvents(1, english("one"), english("two"), english("three"), english("four"));
        awaitEvents(2, english("two"), english("four"));
        assertThat(live.events(2).get(0).event().get(1)).isEqualTo(variant(5, "900"));
    }

    @Test
    void aDataFilterOnAnEventNotifierIsRefusedAtItsPlace() {
        ExtensionObject dataChange = filter(724, "{\"Trigger\":1,\"DeadbandType\":0,\"DeadbandValue\":0}");

        assertThat(live.create(
                        live.subscribe(),
                        new MonitoredItemCreateRequest(
                                new ItemToMonitor(node("Event"), 12L, null, null),
                                Live.REPORTING,
                                parameters(1, dataChange, 1)),
                        item(node("Scalar.Int32"), parameters(2, all(), 1))))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(StatusCodes.Bad_FilterNotAllowed, StatusCodes.Bad_AttributeIdInvalid);
    }

    @Test
    void aConditionRefreshTakesTheIdThatTheClientKnows() {
        long id = live.subscribe();
        live.monitor(id, item(SERVER, parameters(1, typesOnly(), 100)));
        // After a restart the server has other ids than the client.
        client.rig.server.close();
        client.rig.restartServer();
        awaitThat(() -> assertThat(client.signals.all()).contains("restored true"));

        assertThat(call(CONDITION_TYPE, CONDITION_REFRESH, variant(7, "" + id)).statusCode())
                .isEqualTo(StatusCodes.Good);

        awaitThat(() -> assertThat(live.events(1))
                .extracting(event -> String.valueOf(event.event().get(0).body()))
                .anyMatch(type -> type.contains(":" + REFRESH_START + "}")));
        assertThat(call(CONDITION_TYPE, CONDITION_REFRESH, variant(7, "" + (id + 1)))
                        .statusCode())
                .isEqualTo(StatusCodes.Bad_SubscriptionIdInvalid);
    }

    private static ExtensionObject typesOnly() {
        return filter(EVENT_FILTER, """
                {"SelectClauses":[
                  {"TypeDefinitionId":{"Id":"2041"},"BrowsePath":[{"Name":"EventType"}],"AttributeId":13}]}""");
    }
}

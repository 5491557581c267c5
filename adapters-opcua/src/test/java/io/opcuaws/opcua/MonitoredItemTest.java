package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.record;
import static io.opcuaws.opcua.Live.awaitThat;
import static io.opcuaws.opcua.Live.counter;
import static io.opcuaws.opcua.Live.filter;
import static io.opcuaws.opcua.Live.item;
import static io.opcuaws.opcua.Live.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.DeleteMonitoredItemsRequest;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.ItemToMonitor;
import io.opcuaws.protocol.message.ModifyMonitoredItemsRequest;
import io.opcuaws.protocol.message.ModifyMonitoredItemsResponse;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateResult;
import io.opcuaws.protocol.message.MonitoredItemModifyRequest;
import io.opcuaws.protocol.message.MonitoredItemModifyResult;
import io.opcuaws.protocol.message.MonitoringParameters;
import io.opcuaws.protocol.message.SetMonitoringModeRequest;
import io.opcuaws.protocol.message.SetMonitoringModeResponse;
import io.opcuaws.protocol.message.SetTriggeringRequest;
import io.opcuaws.protocol.message.SetTriggeringResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services of monitored items of data. */
class MonitoredItemTest {

    private static final int DATA_CHANGE_FILTER = 724;
    private static final int AGGREGATE_FILTER = 730;
    private static final int DOUBLE = 11;
    private static final long OVERFLOW = 0x480;

    private final DemoClient client = DemoClient.connect(
            DemoServerOptions.defaults().withMaxNodesPerCall(50).withManyPushed(120));
    private final Live live = new Live(client);

    @AfterEach
    void stop() {
        client.close();
    }

    private static ExtensionObject dataChange(int trigger, int deadbandType, double deadband) {
        return filter(
                DATA_CHANGE_FILTER,
                "{\"Trigger\":" + trigger + ",\"DeadbandType\":" + deadbandType + ",\"DeadbandValue\":" + deadband
                        + "}");
    }

    @Test
    void reportsTheValueWithTheDefaultsOfTheProtocol() {
        long id = live.subscribe();

        List<MonitoredItemCreateResult> results = live.create(
                id,
                record(
                        "{\"ItemToMonitor\":{\"NodeId\":{\"IdType\":1,\"Id\":\"Demo.Access.ReadOnly\",\"Namespace\":\"2\"}}}",
                        MonitoredItemCreateRequest.class));

        MonitoredItemCreateResult result = results.get(0);
        assertThat(result.statusCode()).isEqualTo(StatusCodes.Good);
        assertThat(result.monitoredItemId()).isPositive();
        assertThat(result.revisedSamplingInterval()).isEqualTo(Live.INTERVAL);
        assertThat(result.revisedQueueSize()).isEqualTo(1);
        assertThat(result.filterResult()).isNull();
        live.awaitBodies(0, "42");
        DataValue value = live.values(0).get(0);
        assertThat(value.status()).isEqualTo(StatusCodes.Good);
        assertThat(value.serverTimestamp()).isNotNull();
    }

    @Test
    void aBadItemHasItsStatusAtItsPlace() {
        long id = live.subscribe();

        assertThat(live.create(
                        id,
                        item("No.Such.Node", 1),
                        item("Access.ReadOnly", 2),
                        item(ofUnknownNamespace(), parameters(3, null, 1)),
                        new MonitoredItemCreateRequest(
                                new ItemToMonitor(node("Access.ReadOnly"), 21L, null, null), Live.REPORTING, null)))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Good,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_AttributeIdInvalid);
        live.awaitBodies(2, "42");
        assertThat(client.rig.server.monitoredItemCount()).isEqualTo(1);
    }

    @Test
    void emptyListsAndUnknownSubscriptionsAreRefused() {
        long id = live.subscribe();

        assertRefused("BadNothingToDo", new CreateMonitoredItemsRequest(id, 2, List.of()));
        assertRefused("BadNothingToDo", new ModifyMonitoredItemsRequest(id, 2, List.of()));
        assertRefused("BadNothingToDo", new SetMonitoringModeRequest(id, Live.REPORTING, List.of()));
        assertRefused("BadNothingToDo", new DeleteMonitoredItemsRequest(id, List.of()));
        assertRefused("BadSubscriptionIdInvalid", new CreateMonitoredItemsRequest(id + 1, 2, List.of(counter(1))));
        assertRefused(
                "BadSubscriptionIdInvalid",
                new ModifyMonitoredItemsRequest(
                        id + 1, 2, List.of(new MonitoredItemModifyRequest(1, parameters(1, null, 1)))));
        assertRefused("BadSubscriptionIdInvalid", new SetMonitoringModeRequest(id + 1, Live.REPORTING, List.of(1L)));
        assertRefused("BadSubscriptionIdInvalid", new SetTriggeringRequest(id + 1, 1, List.of(1L), List.of()));
        assertRefused("BadMonitoredItemIdInvalid", new SetTriggeringRequest(id, 1, List.of(1L), List.of()));
        assertRefused("BadSubscriptionIdInvalid", new DeleteMonitoredItemsRequest(id + 1, List.of(1L)));
    }

    private void assertRefused(String status, io.opcuaws.protocol.ServiceRequest request) {
        assertThat(client.refusal(request).status().name()).isEqualTo(status);
    }

    @Test
    void moreItemsThanTheServerTakesAtOnceAreCreatedModifiedAndDeleted() {
        long id = live.subscribe();
        MonitoredItemCreateRequest[] items = IntStream.range(0, 120)
                .mapToObj(i -> item("Pushed.Many." + i, i))
                .toArray(MonitoredItemCreateRequest[]::new);

        List<Long> ids = live.monitor(id, items);
        assertThat(ids).doesNotHaveDuplicates();
        awaitThat(() -> assertThat(IntStream.range(0, 120))
                .allMatch(i -> !live.values(i).isEmpty()));
        assertThat(client.ask(
                                new ModifyMonitoredItemsRequest(
                                        id,
                                        2,
                                        ids.stream()
                                                .map(item -> new MonitoredItemModifyRequest(
                                                        item, parameters(1000 + item, null, 10)))
                                                .toList()),
                                ModifyMonitoredItemsResponse.class)
                        .results())
                .hasSize(120)
                .extracting(MonitoredItemModifyResult::revisedQueueSize)
                .containsOnly(10L);
        ids.forEach(item -> live.awaitMore(1000 + item, 1));

        assertThat(live.deleteItems(id, ids.toArray(Long[]::new))).hasSize(120).containsOnly(StatusCodes.Good);
        assertThat(client.rig.server.monitoredItemCount()).isZero();
    }

    @Test
    void nothingComesOfAnItemAfterItsEndIsAnswered() {
        long id = live.subscribe(10, false);
        List<Long> ids = live.monitor(id, counter(1), counter(2));
        live.awaitMore(1, 10);

        assertThat(live.deleteItems(id, ids.get(0), 9999L))
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_MonitoredItemIdInvalid);

        int before = live.values(1).size();
        live.awaitMore(2, 50);
        assertThat(live.values(1)).hasSize(before);
        live.assertNothingLost(2);
    }

    @Test
    void anItemThatIsModifiedHasItsNewHandleAndFilter() {
        long id = live.subscribe();
        List<Long> ids = live.monitor(id, item("Analog.Level", 1));
        live.awaitBodies(1, "0.0");

        assertThat(client.ask(
                                new ModifyMonitoredItemsRequest(
                                        id,
                                        2,
                                        List.of(
                                                new MonitoredItemModifyRequest(
                                                        ids.get(0), parameters(2, dataChange(1, 1, 10), 10)),
                                                new MonitoredItemModifyRequest(9999, parameters(3, null, 1)))),
                                ModifyMonitoredItemsResponse.class)
                        .results())
                .extracting(MonitoredItemModifyResult::statusCode)
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_MonitoredItemIdInvalid);
        live.write("Analog.Level", DOUBLE, "5");
        live.write("Analog.Level", DOUBLE, "50");

        awaitThat(() -> assertThat(live.bodies(2)).last().isEqualTo("50.0"));
        assertThat(live.bodies(2)).doesNotContain("5.0");
        assertThat(live.bodies(1)).containsExactly("0.0");
    }

    /** Writes a value and waits until it was sampled, which an item without a filter shows. */
    private void writeSampled(long witness, String path, String... values) {
        for (String value : values) {
            live.write(path, DOUBLE, value);
            String expected = Double.valueOf(value).toString();
            awaitThat(() -> assertThat(live.bodies(witness)).last().isEqualTo(expected));
        }
    }

    @Test
    void anAbsoluteDeadbandHoldsSmallChangesBack() {
        live.monitor(
                live.subscribe(),
                item("Analog.Level", 1),
                item(node("Analog.Level"), parameters(2, dataChange(1, 1, 10), 100)));
        live.awaitBodies(1, "0.0");

        writeSampled(1, "Analog.Level", "9", "11", "20", "30");

        live.awaitBodies(2, "0.0", "11.0", "30.0");
    }

    /** The EURange is 0 to 200, so 10 % of it are 20. */
    @Test
    void aDeadbandInPercentIsOfTheRange() {
        live.monitor(
                live.subscribe(),
                item("Analog.Level", 1),
                item(node("Analog.Level"), parameters(2, dataChange(1, 2, 10), 100)));
        live.awaitBodies(1, "0.0");

        writeSampled(1, "Analog.Level", "19", "21", "40", "50");

        live.awaitBodies(2, "0.0", "21.0", "50.0");
    }

    @Test
    void filtersThatTheServerDoesNotTakeHaveItsStatusAtTheirPlace() {
        ExtensionObject average = filter(AGGREGATE_FILTER, """
                {"StartTime":"2024-02-29T00:00:00Z","AggregateType":{"Id":"2342"},"ProcessingInterval":100,
                 "AggregateConfiguration":{"UseServerCapabilitiesDefaults":true,"TreatUncertainAsBad":false,
                   "PercentDataBad":100,"PercentDataGood":100,"UseSlopedExtrapolation":false}}""");

        assertThat(live.create(
                        live.subscribe(),
                        item(node("Analog.Level"), parameters(1, average, 1)),
                        item(node("Access.ReadOnly"), parameters(2, dataChange(1, 2, 10), 1)),
                        item(node("Scalar.String"), parameters(3, dataChange(1, 1, 10), 1)),
                        item("Access.ReadOnly", 4)))
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsExactly(
                        StatusCodes.Bad_MonitoredItemFilterUnsupported,
                        StatusCodes.Bad_MonitoredItemFilterUnsupported,
                        StatusCodes.Bad_FilterNotAllowed,
                        StatusCodes.Good);
    }

    /** 0: the status alone; 1: the value too; 2: the source timestamp too. */
    @Test
    void theTriggerSaysWhatIsAChange() {
        live.monitor(
                live.subscribe(),
                item(node("Analog.Level"), parameters(10, dataChange(0, 0, 0), 100)),
                item(node("Analog.Level"), parameters(11, dataChange(1, 0, 0), 100)),
                item(node("Analog.Level"), parameters(12, dataChange(2, 0, 0), 100)));
        live.awaitBodies(12, "0.0");

        live.write("Analog.Level", DOUBLE, "1");
        awaitThat(() -> assertThat(live.bodies(12)).last().isEqualTo("1.0"));
        int before = live.values(12).size();
        live.write("Analog.Level", DOUBLE, "1");

        awaitThat(() -> assertThat(live.values(12)).hasSizeGreaterThan(before));
        assertThat(live.bodies(11)).containsExactly("0.0", "1.0");
        assertThat(live.bodies(10)).containsExactly("0.0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueueThatRunsOverSaysSoInTheStatus(boolean discardOldest) {
        long id = live.subscribe(500, false);
        live.monitor(
                id,
                item(node("Pushed.Counter"), new MonitoringParameters(1, 0, null, 2, discardOldest)),
                item(node("Pushed.Counter"), new MonitoringParameters(2, 0, null, Live.LONG_QUEUE, true)));

        live.awaitMore(1, 4);

        assertThat(live.values(1).subList(0, 2)).anyMatch(value -> (value.status() & OVERFLOW) == OVERFLOW);
        assertThat(live.values(2)).allMatch(value -> value.status() == StatusCodes.Good);
        live.assertNothingLost(2);
    }

    @Test
    void aModeStopsAndStartsAnItem() {
        long id = live.subscribe();
        List<Long> ids = live.monitor(id, counter(1), item("Pushed.Many.0", 2));
        live.awaitMore(1, 5);

        assertThat(mode(id, Live.DISABLED, ids.get(0), 9999L))
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_MonitoredItemIdInvalid);
        live.awaitMore(2, 2);
        int before = live.values(1).size();
        live.awaitMore(2, 5);
        assertThat(live.values(1)).hasSize(before);

        assertThat(mode(id, Live.REPORTING, ids.get(0))).containsExactly(StatusCodes.Good);
        live.awaitMore(1, 5);
    }

    private List<Long> mode(long subscription, int mode, Long... items) {
        return client.ask(
                        new SetMonitoringModeRequest(subscription, mode, List.of(items)),
                        SetMonitoringModeResponse.class)
                .results();
    }

    @Test
    void aLinkedItemReportsWhenItsTriggeringItemDoes() {
        long id = live.subscribe();
        MonitoredItemCreateRequest sampling = new MonitoredItemCreateRequest(
                new ItemToMonitor(node("Pushed.Counter"), null, null, null),
                Live.SAMPLING,
                parameters(2, null, Live.LONG_QUEUE));
        List<Long> ids = live.monitor(id, item("Analog.Level", 1), sampling);

        assertThat(link(id, ids.get(0), List.of(ids.get(1), 9999L), List.of()))
                .isEqualTo(new SetTriggeringResponse(
                        List.of(StatusCodes.Good, StatusCodes.Bad_MonitoredItemIdInvalid), List.of()));
        live.write("Analog.Level", DOUBLE, "1");
        awaitThat(() -> assertThat(live.values(2)).isNotEmpty());

        assertThat(link(id, ids.get(0), List.of(), List.of(ids.get(1))))
                .isEqualTo(new SetTriggeringResponse(List.of(), List.of(StatusCodes.Good)));
        live.write("Analog.Level", DOUBLE, "2");
        awaitThat(() -> assertThat(live.bodies(1)).last().isEqualTo("2.0"));
        int before = live.values(2).size();
        live.write("Analog.Level", DOUBLE, "3");
        awaitThat(() -> assertThat(live.bodies(1)).last().isEqualTo("3.0"));
        assertThat(live.values(2)).hasSize(before);
        assertThat(client.refusal(new SetTriggeringRequest(id, ids.get(0), List.of(), List.of()))
                        .status()
                        .name())
                .isEqualTo("BadNothingToDo");
    }

    private SetTriggeringResponse link(long subscription, long triggering, List<Long> toAdd, List<Long> toRemove) {
        return client.ask(
                new SetTriggeringRequest(subscription, triggering, toAdd, toRemove), SetTriggeringResponse.class);
    }
}

package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.HistoryReadRequest;
import io.opcuaws.protocol.message.HistoryReadResponse;
import io.opcuaws.protocol.message.HistoryReadResult;
import io.opcuaws.protocol.message.HistoryReadValueId;
import io.opcuaws.protocol.message.HistoryUpdateRequest;
import io.opcuaws.protocol.message.HistoryUpdateResponse;
import io.opcuaws.protocol.message.HistoryUpdateResult;
import io.opcuaws.protocol.message.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The history of {@code Demo.History}: a value for each minute of the first day of 2026, and an event in each of its hours.
 * Each test that changes something does so in an hour of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {

    private static final int EVENT_DETAILS = 644;
    private static final int RAW_DETAILS = 647;
    private static final int PROCESSED_DETAILS = 650;
    private static final int AT_TIME_DETAILS = 653;
    private static final int UPDATE_DATA_DETAILS = 680;
    private static final int DELETE_RAW_DETAILS = 686;
    private static final int DELETE_AT_TIME_DETAILS = 689;
    private static final int DELETE_EVENT_DETAILS = 692;

    private static final NodeId LEVEL = node("History.Level");
    private static final NodeId MACHINE = node("History.Machine");

    private final DemoClient client =
            DemoClient.connect(DemoServerOptions.defaults().withMaxNodesPerCall(10));

    @Test
    void rawValuesAreWhatAnotherClientReads() throws Exception {
        List<String> values = bodies(dataValues(read(raw("00:00", "10:00", 0), LEVEL)));

        assertThat(values).hasSize(10 * 60).isEqualTo(valuesByMilo("00:00", "10:00"));
    }

    private List<String> valuesByMilo(String start, String end) throws Exception {
        OpcUaClient other = OpcUaClient.create(client.rig.server.endpointUrl()).connect();
        try {
            var details = new ReadRawModifiedDetails(false, date(start), date(end), uint(0), false);
            var level = new org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId(
                    new org.eclipse.milo.opcua.stack.core.types.builtin.NodeId(2, "Demo.History.Level"),
                    null,
                    QualifiedName.NULL_VALUE,
                    ByteString.NULL_VALUE);
            var result =
                    Objects.requireNonNull(other.historyRead(details, TimestampsToReturn.Source, false, List.of(level))
                            .getResults())[0];
            var data = (HistoryData) result.getHistoryData().decode(other.getStaticEncodingContext());
            return Stream.of(Objects.requireNonNull(data.getDataValues()))
                    .map(value -> String.valueOf(value.value().value()))
                    .toList();
        } finally {
            other.disconnect();
        }
    }

    @Test
    void aContinuationPointReadsOnUntilThereIsNoMore() {
        List<String> all = new ArrayList<>();
        String point = null;
        do {
            HistoryReadResult result = read(raw("06:00", "06:10", 4), new HistoryReadValueId(LEVEL, null, null, point));
            all.addAll(times(dataValues(result)));
            point = result.continuationPoint();
        } while (point != null);

        assertThat(all)
                .hasSize(10)
                .isSorted()
                .startsWith("2026-01-01T06:00:00Z")
                .endsWith("2026-01-01T06:09:00Z");
    }

    @Test
    void aContinuationPointServesOnce() {
        ExtensionObject details = raw("06:00", "06:10", 4);
        String point = read(details, LEVEL).continuationPoint();
        HistoryReadValueId next = new HistoryReadValueId(LEVEL, null, null, point);

        assertThat(read(details, next).statusCode()).isEqualTo(StatusCodes.Good);
        assertThat(read(details, next).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
    }

    @Test
    void fromTheEndToTheStartTheNewestComesFirst() {
        assertThat(times(dataValues(read(raw("05:03", "05:00", 2), LEVEL))))
                .containsExactly("2026-01-01T05:03:00Z", "2026-01-01T05:02:00Z");
    }

    @Test
    void valuesAtATimeAreThoseThatHeldThen() {
        HistoryReadResult result = read(
                details(
                        AT_TIME_DETAILS,
                        "{'ReqTimes':['2026-01-01T06:00:30Z','2025-01-01T00:00:00Z'],'UseSimpleBounds':true}"),
                LEVEL);

        List<JsonNode> values = dataValues(result);
        assertThat(bodies(values.subList(0, 1))).containsExactly("100.0");
        assertThat(values.get(1).path("Status").longValue()).isEqualTo(StatusCodes.Bad_NoData);
    }

    @Test
    void aggregatesAreWorkedOutByTheServer() {
        String minimumAndCount = "[{'Id':2346},{'Id':'2352'},{'Id':1}]";
        List<HistoryReadResult> results = readAll(
                details(
                        PROCESSED_DETAILS,
                        "{'StartTime':'2026-01-01T00:00:00Z','EndTime':'2026-01-01T06:00:00Z',"
                                + "'ProcessingInterval':'10800000','AggregateType':" + minimumAndCount + "}"),
                LEVEL,
                LEVEL,
                LEVEL);

        assertThat(bodies(dataValues(results.get(0)))).hasSize(2).startsWith("50.0");
        assertThat(bodies(dataValues(results.get(1)))).containsExactly("180", "180");
        assertThat(results.get(2).statusCode()).isEqualTo(StatusCodes.Bad_AggregateNotSupported);
    }

    @Test
    void eventsHaveTheFieldsThatWereSelected() {
        JsonNode events = data(read(events("20:00", "22:00"), MACHINE)).path("Events");

        assertThat(events).hasSize(2);
        assertThat(events.path(1).path("EventFields").path(0).path("Body").path("Text"))
                .hasToString("\"hour 21\"");
        assertThat(events.path(1).path("EventFields").path(1)).hasToString("{\"Type\":5,\"Body\":121}");
        assertThat(events.path(1).path("EventFields").path(2)).hasToString("{\"Type\":0}");
    }

    @Test
    void eachNodeHasAResultOfItsOwn() {
        assertThat(readAll(
                        raw("00:00", "00:01", 0),
                        LEVEL,
                        node("Scalar.Int32"),
                        node("none"),
                        ofUnknownNamespace(),
                        LEVEL))
                .extracting(HistoryReadResult::statusCode)
                .containsExactly(
                        StatusCodes.Good,
                        StatusCodes.Bad_HistoryOperationUnsupported,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Good);
    }

    @Test
    void moreNodesThanTheServerTakesAreReadInTheirOrder() {
        List<NodeId> nodes = new ArrayList<>(Collections.nCopies(25, LEVEL));
        nodes.set(12, standard(2256));

        assertThat(readAll(raw("00:00", "00:01", 0), nodes.toArray(NodeId[]::new)))
                .extracting(HistoryReadResult::historyData)
                .satisfies(data -> assertThat(data.get(12)).isNull())
                .hasSize(25)
                .filteredOn(Objects::nonNull)
                .hasSize(24);
    }

    @Test
    void detailsThatCannotBeUnderstoodAreNamed() {
        Failure failure = client.refusal(new HistoryReadRequest(
                details(RAW_DETAILS, "{'StartTime':'yesterday'}"), 0, false, List.of(valueId(LEVEL))));

        assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
        assertThat(failure.sentence()).startsWith("/Body/HistoryReadDetails/Body/StartTime: must be a DateTime");
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(client.refusal(new HistoryReadRequest(raw("00:00", "01:00", 0), 0, false, List.of()))
                        .status())
                .isEqualTo(StatusCode.BAD_NOTHING_TO_DO);
        assertThat(client.refusal(new HistoryUpdateRequest(List.of())).status())
                .isEqualTo(StatusCode.BAD_NOTHING_TO_DO);
    }

    @Test
    void whatIsInsertedAndReplacedIsRead() {
        String values = "[" + value("10:00:30", "1.5") + "," + value("10:01", "2.5") + "]";

        assertThat(update(change(UPDATE_DATA_DETAILS, LEVEL, "'PerformInsertReplace':3,'UpdateValues':" + values)))
                .singleElement()
                .isEqualTo(new HistoryUpdateResult(
                        StatusCodes.Good, List.of(StatusCodes.Good_EntryInserted, StatusCodes.Good_EntryReplaced)));
        assertThat(bodies(dataValues(read(raw("10:00:30", "10:02", 0), LEVEL)))).containsExactly("1.5", "2.5");
    }

    @Test
    void whatWasReplacedIsReadWithHowThatCame() {
        update(change(
                UPDATE_DATA_DETAILS, LEVEL, "'PerformInsertReplace':2,'UpdateValues':[" + value("11:00", "7") + "]"));

        JsonNode data = data(read(modified("11:00", "11:01"), LEVEL));

        assertThat(times(List.copyOf(data.path("DataValues").values()))).containsExactly("2026-01-01T11:00:00Z");
        assertThat(data.path("ModificationInfos").path(0).path("UpdateType").intValue())
                .isEqualTo(2);
    }

    @Test
    void eachChangeSaysHowItWent() {
        List<HistoryUpdateResult> results = update(
                change(DELETE_AT_TIME_DETAILS, LEVEL, "'ReqTimes':['2026-01-01T12:00:00Z','2026-01-01T12:00:00Z']"),
                change(
                        DELETE_RAW_DETAILS,
                        LEVEL,
                        "'StartTime':'2026-01-01T12:10:00Z','EndTime':'2026-01-01T12:20:00Z'"),
                change(DELETE_AT_TIME_DETAILS, node("Scalar.Int32"), "'ReqTimes':['2026-01-01T12:00:00Z']"),
                change(DELETE_EVENT_DETAILS, MACHINE, "'EventIds':['AAAAAAAAAAU=','AAAAAAAAAGM=']"));

        assertThat(results)
                .containsExactly(
                        new HistoryUpdateResult(
                                StatusCodes.Good, List.of(StatusCodes.Good, StatusCodes.Bad_NoEntryExists)),
                        new HistoryUpdateResult(StatusCodes.Good, List.of()),
                        new HistoryUpdateResult(StatusCodes.Bad_HistoryOperationUnsupported, List.of()),
                        new HistoryUpdateResult(
                                StatusCodes.Good, List.of(StatusCodes.Good, StatusCodes.Bad_EventIdUnknown)));
        assertThat(dataValues(read(raw("12:00", "12:30", 0), LEVEL))).hasSize(19);
        assertThat(data(read(events("04:00", "07:00"), MACHINE)).path("Events")).hasSize(2);
    }

    @Test
    void oneChangeThatCannotBeUnderstoodChangesNothing() {
        Failure failure = client.refusal(new HistoryUpdateRequest(List.of(
                change(DELETE_AT_TIME_DETAILS, LEVEL, "'ReqTimes':['2026-01-01T13:00:00Z']"),
                change(DELETE_AT_TIME_DETAILS, LEVEL, "'ReqTimes':['noon']"))));

        assertThat(failure.sentence()).startsWith("/Body/HistoryUpdateDetails/1/Body/ReqTimes/0: must be a DateTime");
        assertThat(dataValues(read(raw("13:00", "13:01", 0), LEVEL))).hasSize(1);
    }

    private static DateTime date(String time) {
        return new DateTime(Instant.parse(timestamp(time)));
    }

    private static String timestamp(String time) {
        return "2026-01-01T" + (time.length() == 5 ? time + ":00Z" : time + "Z");
    }

    private static ExtensionObject details(int type, String body) {
        return new ExtensionObject(standard(type), 0, DemoClient.json(body.replace('\'', '"')));
    }

    private static ExtensionObject raw(String start, String end, int most) {
        return details(
                RAW_DETAILS,
                "{'StartTime':'" + timestamp(start) + "','EndTime':'" + timestamp(end) + "','NumValuesPerNode':" + most
                        + "}");
    }

    private static ExtensionObject modified(String start, String end) {
        return details(
                RAW_DETAILS,
                "{'IsReadModified':true,'StartTime':'" + timestamp(start) + "','EndTime':'" + timestamp(end) + "'}");
    }

    private static ExtensionObject events(String start, String end) {
        String fields = Stream.of("Message", "Severity", "NoSuchField")
                .map(name -> "{'TypeDefinitionId':{'Id':2041},'AttributeId':13,'BrowsePath':[{'Name':'" + name + "'}]}")
                .toList()
                .toString();
        return details(
                EVENT_DETAILS,
                "{'StartTime':'" + timestamp(start) + "','EndTime':'" + timestamp(end) + "','Filter':{'SelectClauses':"
                        + fields + "}}");
    }

    private static ExtensionObject change(int type, NodeId node, String rest) {
        return details(
                type,
                "{'NodeId':{'IdType':1,'Id':'" + node.id() + "','Namespace':" + node.namespace() + "}," + rest + "}");
    }

    private static String value(String time, String number) {
        return "{'Value':{'Type':11,'Body':" + number + "},'SourceTimestamp':'" + timestamp(time) + "'}";
    }

    private static HistoryReadValueId valueId(NodeId node) {
        return new HistoryReadValueId(node, null, null, null);
    }

    private HistoryReadResult read(ExtensionObject details, NodeId node) {
        return read(details, valueId(node));
    }

    private HistoryReadResult read(ExtensionObject details, HistoryReadValueId node) {
        return readAll(details, List.of(node)).get(0);
    }

    private List<HistoryReadResult> readAll(ExtensionObject details, NodeId... nodes) {
        return readAll(details, Arrays.stream(nodes).map(HistoryTest::valueId).toList());
    }

    private List<HistoryReadResult> readAll(ExtensionObject details, List<HistoryReadValueId> nodes) {
        return client.ask(new HistoryReadRequest(details, 0, false, nodes), HistoryReadResponse.class)
                .results();
    }

    private List<HistoryUpdateResult> update(ExtensionObject... changes) {
        return client.ask(new HistoryUpdateRequest(Arrays.asList(changes)), HistoryUpdateResponse.class)
                .results();
    }

    private static JsonNode data(HistoryReadResult result) {
        return Objects.requireNonNull(result.historyData(), result::toString).body();
    }

    private static List<JsonNode> dataValues(HistoryReadResult result) {
        return List.copyOf(data(result).path("DataValues").values());
    }

    private static List<String> bodies(List<JsonNode> values) {
        return values.stream()
                .map(value -> value.path("Value").path("Body").toString())
                .toList();
    }

    private static List<String> times(List<JsonNode> values) {
        return values.stream()
                .map(value -> value.path("SourceTimestamp").stringValue())
                .toList();
    }

    @AfterAll
    void stop() {
        client.close();
    }
}

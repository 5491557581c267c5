package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.standard;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.HistoryReadRequest;
import io.opcuaws.protocol.message.HistoryReadResponse;
import io.opcuaws.protocol.message.HistoryReadResult;
import io.opcuaws.protocol.message.HistoryReadValueId;
import io.opcuaws.protocol.message.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A session with a demo server, and the day that its history is of: the variable {@link #VALUE} was 0, 1, 2 and so on to 599,
 * one every ten seconds from midnight, and {@link #NOTIFIER} had Event 0 to Event 49, one every minute. Times are written as
 * {@code 00:10} or {@code 00:10:30}.
 */
final class HistoryDay implements AutoCloseable {

    static final NodeId VALUE = node("History.Value");
    static final NodeId NOTIFIER = node("Event");

    private static final int SOURCE = 0;
    private static final int EVENT_DETAILS = 644;
    private static final int RAW_DETAILS = 647;
    private static final int PROCESSED_DETAILS = 650;
    private static final int AT_TIME_DETAILS = 653;

    final DemoClient client;

    private HistoryDay(DemoServerOptions options) {
        client = DemoClient.connect(options);
    }

    static HistoryDay begin(DemoServerOptions options) {
        return new HistoryDay(options);
    }

    static String timestamp(String time) {
        return "2024-02-29T" + (time.length() == 5 ? time + ":00Z" : time + "Z");
    }

    /** Details of a data type of OPC UA, by its number; the body has ' for ". */
    static ExtensionObject details(int type, String body) {
        return new ExtensionObject(standard(type), 0, DemoClient.json(body.replace('\'', '"')));
    }

    static String period(String start, String end) {
        return "'StartTime':'" + timestamp(start) + "','EndTime':'" + timestamp(end) + "'";
    }

    /** @param rest more members of ReadRawModifiedDetails, each after a comma */
    static ExtensionObject raw(String start, String end, String rest) {
        return details(RAW_DETAILS, "{" + period(start, end) + rest + "}");
    }

    static ExtensionObject raw(String start, String end) {
        return raw(start, end, "");
    }

    static ExtensionObject modified(String start, String end) {
        return raw(start, end, ",'IsReadModified':true");
    }

    static ExtensionObject atTime(String... times) {
        String list = Stream.of(times)
                .map(time -> "'" + timestamp(time) + "'")
                .toList()
                .toString();
        return details(AT_TIME_DETAILS, "{'ReqTimes':" + list + ",'UseSimpleBounds':true}");
    }

    /** @param aggregates the numbers of their functions, one for each node */
    static ExtensionObject processed(String start, String end, int interval, List<Integer> aggregates) {
        String list =
                aggregates.stream().map(id -> "{'Id':'" + id + "'}").toList().toString();
        return details(
                PROCESSED_DETAILS,
                "{" + period(start, end) + ",'ProcessingInterval':'" + interval + "','AggregateType':" + list + "}");
    }

    static ExtensionObject events(String start, String end, int most, String... fields) {
        String clauses = Stream.of(fields)
                .map(name -> "{'TypeDefinitionId':{'Id':2041},'AttributeId':13,'BrowsePath':[{'Name':'" + name + "'}]}")
                .toList()
                .toString();
        return details(
                EVENT_DETAILS,
                "{'NumValuesPerNode':" + most + "," + period(start, end) + ",'Filter':{'SelectClauses':" + clauses
                        + "}}");
    }

    static HistoryReadRequest reading(ExtensionObject details, List<HistoryReadValueId> nodes) {
        return new HistoryReadRequest(details, SOURCE, false, nodes);
    }

    static HistoryReadValueId valueId(NodeId node) {
        return new HistoryReadValueId(node, null, null, null);
    }

    static HistoryReadValueId continued(NodeId node, String point) {
        return new HistoryReadValueId(node, null, null, point);
    }

    HistoryReadResult read(ExtensionObject details, NodeId node) {
        return read(details, valueId(node));
    }

    HistoryReadResult read(ExtensionObject details, HistoryReadValueId node) {
        return readAll(details, List.of(node)).get(0);
    }

    List<HistoryReadResult> readAll(ExtensionObject details, NodeId... nodes) {
        return readAll(details, Arrays.stream(nodes).map(HistoryDay::valueId).toList());
    }

    List<HistoryReadResult> readAll(ExtensionObject details, List<HistoryReadValueId> nodes) {
        return client.ask(reading(details, nodes), HistoryReadResponse.class).results();
    }

    static String pointOf(HistoryReadResult result) {
        return Objects.requireNonNull(result.continuationPoint(), result::toString);
    }

    static JsonNode data(HistoryReadResult result) {
        return Objects.requireNonNull(result.historyData(), result::toString).body();
    }

    static List<JsonNode> dataValues(HistoryReadResult result) {
        return List.copyOf(data(result).path("DataValues").values());
    }

    static List<JsonNode> events(HistoryReadResult result) {
        return List.copyOf(data(result).path("Events").values());
    }

    static List<String> bodies(HistoryReadResult result) {
        return dataValues(result).stream()
                .map(value -> value.path("Value").path("Body").toString())
                .toList();
    }

    static List<String> times(HistoryReadResult result) {
        return dataValues(result).stream()
                .map(value -> value.path("SourceTimestamp").stringValue())
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}

package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.standard;
import static io.opcuaws.opcua.HistoryDay.NOTIFIER;
import static io.opcuaws.opcua.HistoryDay.VALUE;
import static io.opcuaws.opcua.HistoryDay.atTime;
import static io.opcuaws.opcua.HistoryDay.bodies;
import static io.opcuaws.opcua.HistoryDay.continued;
import static io.opcuaws.opcua.HistoryDay.dataValues;
import static io.opcuaws.opcua.HistoryDay.details;
import static io.opcuaws.opcua.HistoryDay.pointOf;
import static io.opcuaws.opcua.HistoryDay.processed;
import static io.opcuaws.opcua.HistoryDay.raw;
import static io.opcuaws.opcua.HistoryDay.reading;
import static io.opcuaws.opcua.HistoryDay.times;
import static io.opcuaws.opcua.HistoryDay.valueId;
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
import io.opcuaws.protocol.message.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.AggregateConfiguration;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadAtTimeDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadProcessedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a server has kept of values and events, read from a server that takes ten nodes in one call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryReadTest {

    private static final int RAW_DETAILS = 647;
    private static final int AVERAGE = 2342;
    private static final int MINIMUM = 2346;
    private static final int MAXIMUM = 2347;
    private static final int COUNT = 2352;

    private final HistoryDay day = HistoryDay.begin(DemoServerOptions.defaults().withMaxNodesPerCall(10));

    @Test
    void rawValuesAreWhatAnotherClientReads() throws Exception {
        List<String> values = told(day.read(raw("00:00", "01:30"), VALUE));

        assertThat(values)
                .hasSize(90 * 6)
                .isEqualTo(byMilo(new ReadRawModifiedDetails(false, date("00:00"), date("01:30"), uint(0), false)));
    }

    /** The first of the day has nothing before it: a bound without a value, but with a status. */
    @Test
    void theBoundsOfATimeAreWhatAnotherClientReads() throws Exception {
        List<String> values = told(day.read(raw("01:39:45", "01:50", ",'ReturnBounds':true"), VALUE));

        assertThat(values)
                .hasSize(3)
                .isEqualTo(byMilo(new ReadRawModifiedDetails(false, date("01:39:45"), date("01:50"), uint(0), true)));
        assertThat(values.get(2)).contains(Long.toString(StatusCodes.Bad_BoundNotFound));
    }

    @Test
    void valuesAtATimeAreWhatAnotherClientReads() throws Exception {
        HistoryReadResult result = day.read(atTime("00:01", "00:01:05", "23:00"), VALUE);

        assertThat(told(result))
                .isEqualTo(byMilo(
                        new ReadAtTimeDetails(new DateTime[] {date("00:01"), date("00:01:05"), date("23:00")}, true)));
        assertThat(bodies(result).subList(0, 2)).containsExactly("6.0", "6.5");
        assertThat(dataValues(result).get(2).path("Status").longValue()).isEqualTo(StatusCodes.Bad_NoData);
    }

    @Test
    void aggregatesAreWhatAnotherClientReads() throws Exception {
        HistoryReadResult result = day.read(processed("00:00", "00:50", 20 * 60_000, List.of(AVERAGE)), VALUE);

        assertThat(bodies(result)).containsExactly("59.5", "179.5", "269.5");
        assertThat(told(result))
                .isEqualTo(byMilo(new ReadProcessedDetails(
                        date("00:00"),
                        date("00:50"),
                        20 * 60_000.0,
                        new org.eclipse.milo.opcua.stack.core.types.builtin.NodeId[] {NodeIds.AggregateFunction_Average
                        },
                        new AggregateConfiguration(
                                true,
                                false,
                                org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte.valueOf(0),
                                org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte.valueOf(0),
                                false))));
    }

    private List<String> byMilo(HistoryReadDetails details) throws Exception {
        OpcUaClient other =
                OpcUaClient.create(day.client.rig.server.endpointUrl()).connect();
        try {
            var node = new org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId(
                    new org.eclipse.milo.opcua.stack.core.types.builtin.NodeId(2, VALUE.id()),
                    null,
                    QualifiedName.NULL_VALUE,
                    ByteString.NULL_VALUE);
            var result =
                    Objects.requireNonNull(other.historyRead(details, TimestampsToReturn.Source, false, List.of(node))
                            .getResults())[0];
            var data = (HistoryData) result.getHistoryData().decode(other.getStaticEncodingContext());
            return Stream.of(Objects.requireNonNull(data.getDataValues()))
                    .map(value -> Objects.requireNonNull(value.sourceTime()).getJavaInstant() + " "
                            + value.statusCode().value() + " " + value.value().value())
                    .toList();
        } finally {
            other.disconnect();
        }
    }

    /** Time, status and value of each. */
    private static List<String> told(HistoryReadResult result) {
        return dataValues(result).stream()
                .map(value -> value.path("SourceTimestamp").stringValue() + " "
                        + value.path("Status").asLong(0) + " "
                        + (value.has("Value") ? value.at("/Value/Body").toString() : "null"))
                .toList();
    }

    private static DateTime date(String time) {
        return new DateTime(Instant.parse(HistoryDay.timestamp(time)));
    }

    @Test
    void aContinuationPointReadsOnUntilThereIsNoMore() {
        ExtensionObject details = raw("00:20", "00:21:40", ",'NumValuesPerNode':4");
        List<String> all = new ArrayList<>();
        String point = null;
        do {
            HistoryReadResult result = day.read(details, new HistoryReadValueId(VALUE, null, null, point));
            all.addAll(times(result));
            point = result.continuationPoint();
        } while (point != null);

        assertThat(all)
                .hasSize(10)
                .isSorted()
                .startsWith("2024-02-29T00:20:00Z")
                .endsWith("2024-02-29T00:21:30Z");
    }

    @Test
    void aContinuationPointServesOnce() {
        ExtensionObject details = raw("00:20", "00:30", ",'NumValuesPerNode':4");
        HistoryReadValueId next = continued(VALUE, pointOf(day.read(details, VALUE)));

        HistoryReadResult second = day.read(details, next);
        assertThat(second.statusCode()).isEqualTo(StatusCodes.Good);
        assertThat(day.read(details, next).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);

        release(details, continued(VALUE, pointOf(second)));
    }

    @Test
    void aContinuationPointThatWasReleasedIsGone() {
        ExtensionObject details = raw("00:20", "00:30", ",'NumValuesPerNode':4");
        HistoryReadValueId next = continued(VALUE, pointOf(day.read(details, VALUE)));

        HistoryReadResult released = release(details, next);

        assertThat(released).isEqualTo(new HistoryReadResult(StatusCodes.Good, null, null));
        assertThat(day.read(details, next).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
        assertThat(release(details, next).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
    }

    /** Servers look at no details then, so theirs need not suit the nodes. */
    @Test
    void continuationPointsAreReleasedWithAnyDetails() {
        HistoryReadValueId next =
                continued(VALUE, pointOf(day.read(raw("00:20", "00:30", ",'NumValuesPerNode':4"), VALUE)));

        assertThat(release(processed("00:00", "01:00", 0, List.of()), next).statusCode())
                .isEqualTo(StatusCodes.Good);
    }

    private HistoryReadResult release(ExtensionObject details, HistoryReadValueId node) {
        return day.client
                .ask(new HistoryReadRequest(details, 0, true, List.of(node)), HistoryReadResponse.class)
                .results()
                .get(0);
    }

    @Test
    void fromTheEndToTheStartTheNewestComesFirst() {
        HistoryReadResult result = day.read(raw("00:05:30", "00:05", ",'NumValuesPerNode':2"), VALUE);

        assertThat(times(result)).containsExactly("2024-02-29T00:05:30Z", "2024-02-29T00:05:20Z");
        release(raw("00:05:30", "00:05"), continued(VALUE, pointOf(result)));
    }

    @Test
    void eachNodeHasAnAggregateOfItsOwn() {
        List<HistoryReadResult> results = day.readAll(
                processed("00:00", "01:00", 30 * 60_000, List.of(MINIMUM, COUNT, 1, MAXIMUM)),
                VALUE,
                VALUE,
                VALUE,
                VALUE);

        assertThat(bodies(results.get(0))).containsExactly("0.0", "180.0");
        assertThat(bodies(results.get(1))).containsExactly("180", "180");
        assertThat(results.get(2).statusCode()).isEqualTo(StatusCodes.Bad_AggregateNotSupported);
        assertThat(bodies(results.get(3))).containsExactly("179.0", "359.0");
    }

    /** Three calls, of which each must have the aggregates of its own nodes, also after one that is not asked for. */
    @Test
    void moreNodesThanTheServerTakesKeepTheirAggregates() {
        List<Integer> kinds = List.of(AVERAGE, MINIMUM, MAXIMUM, COUNT);
        List<String> meant = List.of("2.5", "0.0", "5.0", "6");
        List<Integer> aggregates =
                IntStream.range(0, 25).mapToObj(i -> kinds.get(i % 4)).toList();
        List<NodeId> nodes = new ArrayList<>(Collections.nCopies(25, VALUE));
        nodes.set(6, ofUnknownNamespace());

        List<HistoryReadResult> results =
                day.readAll(processed("00:00", "00:01", 0, aggregates), nodes.toArray(NodeId[]::new));

        assertThat(results).hasSize(25);
        assertThat(results.get(6).statusCode()).isEqualTo(StatusCodes.Bad_NodeIdUnknown);
        for (int i = 0; i < 25; i++) {
            if (i != 6) {
                assertThat(bodies(results.get(i))).as("result %d", i).containsExactly(meant.get(i % 4));
            }
        }
    }

    @Test
    void anotherNumberOfAggregatesThanOfNodesIsRefused() {
        for (List<Integer> aggregates : List.of(List.<Integer>of(), List.of(AVERAGE), List.of(AVERAGE, COUNT, COUNT))) {
            Failure failure = day.client.refusal(
                    reading(processed("00:00", "00:01", 0, aggregates), List.of(valueId(VALUE), valueId(VALUE))));

            assertThat(failure.status().value()).isEqualTo(StatusCodes.Bad_AggregateListMismatch);
            assertThat(failure.sentence()).startsWith("/Body/HistoryReadDetails/Body/AggregateType: ");
        }
    }

    @Test
    void eventsHaveTheFieldsThatWereSelected() {
        List<JsonNode> events = HistoryDay.events(day.read(twoEvents("Message", "Severity", "NoSuchField"), NOTIFIER));

        assertThat(events).hasSize(2);
        assertThat(events.get(1).at("/EventFields/0/Body/Text")).hasToString("\"Event 21\"");
        assertThat(events.get(1).at("/EventFields/1")).hasToString("{\"Type\":5,\"Body\":210}");
        assertThat(events.get(1).at("/EventFields/2")).hasToString("{\"Type\":0}");
    }

    private static ExtensionObject twoEvents(String... fields) {
        return HistoryDay.events("00:20", "00:22", 0, fields);
    }

    @Test
    void aContinuationPointReadsOnInEvents() {
        ExtensionObject details = HistoryDay.events("00:30", "00:33", 2, "Severity");
        HistoryReadResult first = day.read(details, NOTIFIER);
        HistoryReadResult second = day.read(details, continued(NOTIFIER, pointOf(first)));

        assertThat(HistoryDay.events(first)).hasSize(2);
        assertThat(HistoryDay.events(second))
                .extracting(event -> event.at("/EventFields/0/Body").intValue())
                .containsExactly(320);
        assertThat(second.continuationPoint()).isNull();
    }

    @Test
    void eachNodeHasAResultOfItsOwn() {
        assertThat(day.readAll(
                        raw("00:00", "00:01"), VALUE, node("Scalar.Int32"), node("none"), ofUnknownNamespace(), VALUE))
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
        List<NodeId> nodes = new ArrayList<>(Collections.nCopies(25, VALUE));
        nodes.set(12, standard(2256));

        assertThat(day.readAll(raw("00:00", "00:01"), nodes.toArray(NodeId[]::new)))
                .extracting(HistoryReadResult::historyData)
                .satisfies(data -> assertThat(data.get(12)).isNull())
                .hasSize(25)
                .filteredOn(Objects::nonNull)
                .hasSize(24);
    }

    @Test
    void detailsThatCannotBeUnderstoodAreNamed() {
        Failure failure =
                day.client.refusal(reading(details(RAW_DETAILS, "{'StartTime':'yesterday'}"), List.of(valueId(VALUE))));

        assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
        assertThat(failure.sentence()).startsWith("/Body/HistoryReadDetails/Body/StartTime: must be a DateTime");
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(day.client.refusal(reading(raw("00:00", "01:00"), List.of())).status())
                .isEqualTo(StatusCode.BAD_NOTHING_TO_DO);
    }

    @AfterAll
    void stop() {
        day.close();
    }
}

package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.HistoryDay.NOTIFIER;
import static io.opcuaws.opcua.HistoryDay.VALUE;
import static io.opcuaws.opcua.HistoryDay.bodies;
import static io.opcuaws.opcua.HistoryDay.data;
import static io.opcuaws.opcua.HistoryDay.dataValues;
import static io.opcuaws.opcua.HistoryDay.modified;
import static io.opcuaws.opcua.HistoryDay.period;
import static io.opcuaws.opcua.HistoryDay.raw;
import static io.opcuaws.opcua.HistoryDay.times;
import static io.opcuaws.opcua.HistoryDay.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.HistoryReadResult;
import io.opcuaws.protocol.message.HistoryUpdateRequest;
import io.opcuaws.protocol.message.HistoryUpdateResponse;
import io.opcuaws.protocol.message.HistoryUpdateResult;
import io.opcuaws.protocol.message.NodeId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server has kept, changed: each test does so in minutes of its own. The server takes three changes in one call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryUpdateTest {

    private static final int UPDATE_STRUCTURE_DETAILS = 11295;
    private static final int UPDATE_DATA_DETAILS = 680;
    private static final int UPDATE_EVENT_DETAILS = 683;
    private static final int DELETE_RAW_DETAILS = 686;
    private static final int DELETE_AT_TIME_DETAILS = 689;
    private static final int DELETE_EVENT_DETAILS = 692;

    private static final int INSERT = 1;
    private static final int REPLACE = 2;
    private static final int UPDATE = 3;
    private static final int REMOVE = 4;

    private final HistoryDay day = HistoryDay.begin(DemoServerOptions.defaults().withMaxNodesPerCall(3));

    @Test
    void whatIsUpdatedIsInsertedOrReplacedAndThenRead() {
        assertThat(update(put(UPDATE, value("00:10:05", "1.5"), value("00:10:10", "2.5"))))
                .containsExactly(good(StatusCodes.Good_EntryInserted, StatusCodes.Good_EntryReplaced));
        assertThat(bodies(day.read(raw("00:10:05", "00:10:20"), VALUE))).containsExactly("1.5", "2.5");
    }

    @Test
    void whatIsThereIsNotInserted() {
        assertThat(update(put(INSERT, value("00:15:05", "1.5"), value("00:15:10", "2.5"))))
                .containsExactly(good(StatusCodes.Good_EntryInserted, StatusCodes.Bad_EntryExists));
        assertThat(bodies(day.read(raw("00:15:05", "00:15:20"), VALUE))).containsExactly("1.5", "91.0");
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        assertThat(update(put(REPLACE, value("00:20:05", "1.5"), value("00:20:10", "2.5"))))
                .containsExactly(good(StatusCodes.Bad_NoEntryExists, StatusCodes.Good_EntryReplaced));
        assertThat(bodies(day.read(raw("00:20:05", "00:20:20"), VALUE))).containsExactly("2.5");
    }

    @Test
    void whatWasReplacedIsReadWithHowThatCame() {
        update(put(REPLACE, value("00:25", "7")));

        HistoryReadResult changes = day.read(modified("00:25", "00:26"), VALUE);

        assertThat(times(changes)).containsExactly("2024-02-29T00:25:00Z");
        assertThat(bodies(changes)).containsExactly("150.0");
        assertThat(data(changes).at("/ModificationInfos/0/UpdateType").intValue())
                .isEqualTo(REPLACE);
        assertThat(data(changes).at("/ModificationInfos/0/ModificationTime").stringValue())
                .isGreaterThan(timestamp("23:59"));
    }

    @Test
    void whatIsDeletedIsNoLongerRead() {
        List<HistoryUpdateResult> results = update(
                deleteAtTime(VALUE, "00:30", "00:30"),
                change(DELETE_RAW_DETAILS, VALUE, period("00:31", "00:32")),
                change(DELETE_EVENT_DETAILS, NOTIFIER, "'EventIds':['" + eventId(5) + "','" + eventId(99) + "']"));

        assertThat(results)
                .containsExactly(
                        good(StatusCodes.Good, StatusCodes.Bad_NoEntryExists),
                        good(),
                        good(StatusCodes.Good, StatusCodes.Bad_NoEntryExists));
        assertThat(dataValues(day.read(raw("00:30", "00:33"), VALUE))).hasSize(3 * 6 - 1 - 6);
        assertThat(HistoryDay.events(day.read(HistoryDay.events("00:04", "00:07", 0, "Message"), NOTIFIER)))
                .extracting(event -> event.at("/EventFields/0/Body/Text").stringValue())
                .containsExactly("Event 4", "Event 6");
    }

    @Test
    void whatIsKnownOfChangesIsDeletedWithoutTheValues() {
        update(put(REPLACE, value("00:35", "7")));

        assertThat(update(change(DELETE_RAW_DETAILS, VALUE, "'IsDeleteModified':true," + period("00:35", "00:36"))))
                .containsExactly(good());
        assertThat(dataValues(day.read(modified("00:35", "00:36"), VALUE))).isEmpty();
        assertThat(bodies(day.read(raw("00:35", "00:35:10"), VALUE))).containsExactly("7.0");
    }

    /** What this server does not do arrives there too, and it says so itself. */
    @Test
    void eachChangeHasTheServersOwnResult() {
        String structure = "'PerformInsertReplace':" + REMOVE + ",'UpdateValues':[" + value("00:40", "1") + "]";
        String events = "'PerformInsertReplace':" + INSERT + ",'Filter':{'SelectClauses':[]},"
                + "'EventData':[{'EventFields':[{'Type':12,'Body':'an event'}]}]";

        assertThat(update(
                        put(REMOVE, value("00:40", "1")),
                        change(UPDATE_STRUCTURE_DETAILS, VALUE, structure),
                        change(UPDATE_EVENT_DETAILS, NOTIFIER, events),
                        deleteAtTime(node("Scalar.Int32"), "00:40"),
                        deleteAtTime(node("none"), "00:40"),
                        deleteAtTime(VALUE, "00:41")))
                .containsExactly(
                        bad(StatusCodes.Bad_HistoryOperationInvalid),
                        bad(StatusCodes.Bad_HistoryOperationUnsupported),
                        bad(StatusCodes.Bad_HistoryOperationUnsupported),
                        bad(StatusCodes.Bad_HistoryOperationUnsupported),
                        bad(StatusCodes.Bad_NodeIdUnknown),
                        good(StatusCodes.Good));
        assertThat(bodies(day.read(raw("00:40", "00:40:10"), VALUE))).containsExactly("240.0");
    }

    @Test
    void moreChangesThanTheServerTakesAreMadeInTheirOrder() {
        ExtensionObject[] changes = IntStream.range(0, 10)
                .mapToObj(i -> put(REPLACE, value("00:45", Integer.toString(i))))
                .toArray(ExtensionObject[]::new);

        assertThat(update(changes)).hasSize(10).containsOnly(good(StatusCodes.Good_EntryReplaced));
        assertThat(bodies(day.read(raw("00:45", "00:45:10"), VALUE))).containsExactly("9.0");
    }

    @Test
    void aNamespaceThatTheServerDoesNotHaveIsABadResultAtItsPlace() {
        ExtensionObject elsewhere = HistoryDay.details(
                DELETE_AT_TIME_DETAILS,
                "{'NodeId':{'IdType':1,'Id':'Demo','Namespace':'"
                        + ofUnknownNamespace().namespace() + "'},'ReqTimes':['" + timestamp("00:50") + "']}");

        assertThat(update(elsewhere, deleteAtTime(VALUE, "00:50")))
                .containsExactly(bad(StatusCodes.Bad_NodeIdUnknown), good(StatusCodes.Good));
    }

    @Test
    void oneChangeThatCannotBeUnderstoodChangesNothing() {
        Failure failure = day.client.refusal(new HistoryUpdateRequest(
                List.of(deleteAtTime(VALUE, "00:55"), change(DELETE_AT_TIME_DETAILS, VALUE, "'ReqTimes':['noon']"))));

        assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
        assertThat(failure.sentence()).startsWith("/Body/HistoryUpdateDetails/1/Body/ReqTimes/0: must be a DateTime");
        assertThat(dataValues(day.read(raw("00:55", "00:55:10"), VALUE))).hasSize(1);
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(day.client.refusal(new HistoryUpdateRequest(List.of())).status())
                .isEqualTo(StatusCode.BAD_NOTHING_TO_DO);
    }

    private static HistoryUpdateResult good(Long... operations) {
        return new HistoryUpdateResult(StatusCodes.Good, List.of(operations));
    }

    private static HistoryUpdateResult bad(long status) {
        return new HistoryUpdateResult(status, List.of());
    }

    private List<HistoryUpdateResult> update(ExtensionObject... changes) {
        return day.client
                .ask(new HistoryUpdateRequest(Arrays.asList(changes)), HistoryUpdateResponse.class)
                .results();
    }

    private static ExtensionObject change(int type, NodeId node, String rest) {
        return HistoryDay.details(
                type,
                "{'NodeId':{'IdType':1,'Id':'" + node.id() + "','Namespace':" + node.namespace() + "}," + rest + "}");
    }

    private static ExtensionObject put(int how, String... values) {
        return change(
                UPDATE_DATA_DETAILS,
                VALUE,
                "'PerformInsertReplace':" + how + ",'UpdateValues':" + Arrays.toString(values));
    }

    private static ExtensionObject deleteAtTime(NodeId node, String... times) {
        List<String> quoted =
                Arrays.stream(times).map(time -> "'" + timestamp(time) + "'").toList();
        return change(DELETE_AT_TIME_DETAILS, node, "'ReqTimes':" + quoted);
    }

    private static String value(String time, String number) {
        return "{'Value':{'Type':11,'Body':" + number + "},'SourceTimestamp':'" + timestamp(time) + "'}";
    }

    /** That of Event 0 is 16 bytes of 0, and so on. */
    private static String eventId(long number) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(16).putLong(0).putLong(number).array());
    }

    @AfterAll
    void stop() {
        day.close();
    }
}

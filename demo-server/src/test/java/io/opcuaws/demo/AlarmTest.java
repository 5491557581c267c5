package io.opcuaws.demo;

import static io.opcuaws.demo.EventWatch.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.opcuaws.demo.EventWatch.Heard;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alarm {@code Demo.Alarm.High}, as an alarm list sees it and an operator answers it. */
class AlarmTest {

    private static final NodeId CONDITION = demo("Alarm.High");
    private static final LocalizedText SEEN = LocalizedText.english("seen");
    private static final String[] FIELDS = {
        "",
        "EventId",
        "EventType",
        "SourceNode",
        "SourceName",
        "Message",
        "Severity",
        "ConditionName",
        "BranchId",
        "Retain",
        "EnabledState/Id",
        "ActiveState/Id",
        "AckedState/Id",
        "ConfirmedState/Id",
        "Comment",
        "Quality",
        "LastSeverity",
        "ClientUserId",
        "HighState/Id",
        "HighLimit"
    };

    private final DemoServer server = DemoServer.start(DemoServerOptions.defaults());
    private EventWatch watch;
    private Heard heard;

    @BeforeEach
    void watch() throws Exception {
        watch = new EventWatch(server);
        heard = watch.watch(NodeIds.Server, FIELDS);
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
        server.close();
    }

    private void level(double level) throws Exception {
        assertThat(watch.client()
                        .writeValues(List.of(demo("Alarm.Level")), List.of(DataValue.valueOnly(new Variant(level)))))
                .containsExactly(StatusCode.GOOD);
    }

    private Map<String, @Nullable Object> raised() throws Exception {
        level(90);
        return heard.next();
    }

    private long answer(NodeId method, @Nullable Object event, LocalizedText comment) throws Exception {
        return watch.call(CONDITION, method, event, comment).getStatusCode().value();
    }

    private static void assertState(
            Map<String, @Nullable Object> event, boolean active, boolean acked, boolean confirmed, boolean retain) {
        assertThat(event)
                .containsEntry("ActiveState/Id", active)
                .containsEntry("AckedState/Id", acked)
                .containsEntry("ConfirmedState/Id", confirmed)
                .containsEntry("Retain", retain);
    }

    @Test
    void tellsAllThatAnAlarmListShows() throws Exception {
        Map<String, @Nullable Object> event = raised();

        assertState(event, true, false, true, true);
        assertThat(event)
                .containsEntry("", CONDITION)
                .containsEntry("EventType", NodeIds.NonExclusiveLevelAlarmType)
                .containsEntry("SourceNode", demo("Alarm.Level"))
                .containsEntry("SourceName", "Level")
                .containsEntry("Message", LocalizedText.english("Level 90.0 is above 80.0"))
                .containsEntry("Severity", ushort(800))
                .containsEntry("LastSeverity", ushort(100))
                .containsEntry("ConditionName", "High")
                .containsEntry("EnabledState/Id", true)
                .containsEntry("HighState/Id", true)
                .containsEntry("HighLimit", 80.0)
                .containsEntry("Quality", StatusCode.GOOD)
                .containsEntry("ClientUserId", null);
        assertThat(event.get("EventId")).isInstanceOf(ByteString.class);
    }

    @Test
    void isRaisedAcknowledgedBackAndConfirmed() throws Exception {
        Object raised = raised().get("EventId");

        assertThat(answer(NodeIds.AcknowledgeableConditionType_Acknowledge, raised, SEEN))
                .isEqualTo(StatusCodes.Good);
        Map<String, @Nullable Object> acknowledged = heard.next();
        assertState(acknowledged, true, true, false, true);
        assertThat(acknowledged).containsEntry("Comment", SEEN);

        level(50);
        assertState(heard.next(), false, true, false, true);

        assertThat(answer(
                        NodeIds.AcknowledgeableConditionType_Confirm,
                        acknowledged.get("EventId"),
                        LocalizedText.NULL_VALUE))
                .isEqualTo(StatusCodes.Good);
        Map<String, @Nullable Object> confirmed = heard.next();
        assertState(confirmed, false, true, true, false);
        assertThat(confirmed).containsEntry("Comment", SEEN);
    }

    @Test
    void staysUntilItIsAcknowledgedThoughTheLevelIsBack() throws Exception {
        raised();
        level(95);
        level(50);

        assertState(heard.next(), false, false, true, true);
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void refusesAnswersThatDoNotSuitIt() throws Exception {
        Object raised = raised().get("EventId");
        ByteString other = ByteString.of(new byte[16]);
        NodeId acknowledge = NodeIds.AcknowledgeableConditionType_Acknowledge;
        NodeId confirm = NodeIds.AcknowledgeableConditionType_Confirm;

        assertThat(answer(acknowledge, other, SEEN)).isEqualTo(StatusCodes.Bad_EventIdUnknown);
        assertThat(answer(acknowledge, null, SEEN)).isEqualTo(StatusCodes.Bad_EventIdUnknown);
        assertThat(answer(confirm, raised, SEEN)).isEqualTo(StatusCodes.Bad_ConditionBranchAlreadyConfirmed);
        assertThat(answer(acknowledge, raised, SEEN)).isEqualTo(StatusCodes.Good);
        assertThat(answer(acknowledge, raised, SEEN)).isEqualTo(StatusCodes.Bad_ConditionBranchAlreadyAcked);
        assertThat(answer(confirm, other, SEEN)).isEqualTo(StatusCodes.Bad_EventIdUnknown);
        assertThat(answer(confirm, raised, SEEN)).isEqualTo(StatusCodes.Good);
        assertThat(answer(confirm, raised, SEEN)).isEqualTo(StatusCodes.Bad_ConditionBranchAlreadyConfirmed);
        assertThat(answer(NodeIds.ConditionType_Disable, raised, SEEN)).isEqualTo(StatusCodes.Bad_MethodInvalid);
    }

    @Test
    void isAnsweredByTheInstancesOwnMethodsToo() throws Exception {
        Object raised = raised().get("EventId");
        NodeId own = watch.client().getAddressSpace().browseNodes(CONDITION).stream()
                .filter(node -> "Acknowledge".equals(node.getBrowseName().name()))
                .findFirst()
                .orElseThrow()
                .getNodeId();

        assertThat(answer(own, raised, SEEN)).isEqualTo(StatusCodes.Good);
        assertState(heard.next(), true, true, false, true);
    }

    @Test
    void isCommentedWithoutAChangeOfState() throws Exception {
        Object raised = raised().get("EventId");

        assertThat(answer(NodeIds.ConditionType_AddComment, raised, SEEN)).isEqualTo(StatusCodes.Good);

        Map<String, @Nullable Object> event = heard.next();
        assertState(event, true, false, true, true);
        assertThat(event).containsEntry("Comment", SEEN);
    }

    @Test
    void isToldAgainToTheSubscriptionThatAsks() throws Exception {
        Map<String, @Nullable Object> raised = raised();
        Heard asking = watch.watch(demo("Alarm"), FIELDS);
        Heard elsewhere = watch.watch(demo("Event"), "EventType");

        assertThat(refresh(asking)).isEqualTo(StatusCodes.Good);
        assertThat(refresh(elsewhere)).isEqualTo(StatusCodes.Good);

        assertThat(asking.next()).containsEntry("EventType", NodeIds.RefreshStartEventType);
        assertThat(asking.next()).isEqualTo(raised);
        assertThat(asking.next()).containsEntry("EventType", NodeIds.RefreshEndEventType);
        assertThat(elsewhere.next()).containsEntry("EventType", NodeIds.RefreshStartEventType);
        assertThat(elsewhere.next()).containsEntry("EventType", NodeIds.RefreshEndEventType);
        assertThat(asking.events()).isEmpty();
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void isNotToldAgainWhileThereIsNothingToDo() throws Exception {
        assertThat(refresh(heard)).isEqualTo(StatusCodes.Good);

        assertThat(heard.next()).containsEntry("EventType", NodeIds.RefreshStartEventType);
        assertThat(heard.next()).containsEntry("EventType", NodeIds.RefreshEndEventType);
        assertThat(raised()).containsEntry("", CONDITION);
    }

    @Test
    void isRefreshedForNoSubscriptionThatIsNotTheCallers() throws Exception {
        assertThat(watch.call(NodeIds.ConditionType, NodeIds.ConditionType_ConditionRefresh, uint(12345))
                        .getStatusCode()
                        .value())
                .isEqualTo(StatusCodes.Bad_SubscriptionIdInvalid);
    }

    private long refresh(Heard of) throws Exception {
        return watch.call(NodeIds.ConditionType, NodeIds.ConditionType_ConditionRefresh, of.subscription())
                .getStatusCode()
                .value();
    }
}

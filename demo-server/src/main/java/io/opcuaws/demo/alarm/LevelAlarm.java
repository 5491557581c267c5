package io.opcuaws.demo.alarm;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.opcuaws.demo.event.DemoEvent;
import io.opcuaws.demo.event.EventNotifiers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.NonExclusiveLevelAlarmTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.variables.TwoStateVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A level that is too high. The condition's node has the state, and is the event that tells of it: so the NodeId that clients
 * select of the event is the ConditionId. Any thread may call; changes follow one another, and each is told before the next.
 */
public final class LevelAlarm {

    private static final int HIGH_SEVERITY = 800;
    private static final int NORMAL_SEVERITY = 100;
    /** How many of the last events operators may answer to. */
    private static final int ANSWERABLE = 16;

    private final NonExclusiveLevelAlarmTypeNode node;
    private final NodeId notifier;
    private final EventNotifiers notifiers;
    private final double limit;
    private final Deque<ByteString> answerable = new ArrayDeque<>();
    private AlarmState state = AlarmState.NORMAL;

    /**
     * Starts as normal.
     *
     * @param node the condition, with its source
     * @param notifier where its events are heard, besides the Server object
     * @param limit the highest level that is normal
     */
    public LevelAlarm(NonExclusiveLevelAlarmTypeNode node, NodeId notifier, EventNotifiers notifiers, double limit) {
        this.node = node;
        this.notifier = notifier;
        this.notifiers = notifiers;
        this.limit = limit;
        node.setEventType(NodeIds.NonExclusiveLevelAlarmType);
        node.setConditionClassId(NodeIds.ProcessConditionClassType);
        node.setConditionClassName(LocalizedText.english("Process"));
        node.setBranchId(NodeId.NULL_VALUE);
        node.setSuppressedOrShelved(false);
        node.setHighLimit(limit);
        node.setSeverity(ushort(NORMAL_SEVERITY));
        set(node.getEnabledStateNode(), true, "Enabled");
        node.setQuality(StatusCode.GOOD);
        node.setComment(LocalizedText.NULL_VALUE);
        node.setClientUserId(null);
        change(AlarmState.NORMAL, "Normal");
    }

    /** Takes the level, and tells if it passed the limit. */
    public synchronized void level(double level) {
        AlarmState next = level > limit ? state.raised() : state.back();
        if (next.active() != state.active()) {
            change(next, "Level " + level + (next.active() ? " is above " : " is no longer above ") + limit);
            tell();
        }
    }

    synchronized void acknowledge(ByteString event, LocalizedText comment, @Nullable String user) throws UaException {
        checkAnswerable(event);
        answer(state.acknowledged(), "Acknowledged", comment, user);
    }

    synchronized void confirm(ByteString event, LocalizedText comment, @Nullable String user) throws UaException {
        checkAnswerable(event);
        answer(state.confirm(), "Confirmed", comment, user);
    }

    synchronized void comment(ByteString event, LocalizedText comment, @Nullable String user) throws UaException {
        checkAnswerable(event);
        answer(state, "Commented", comment, user);
    }

    /** The condition's node, for as long as it is used, if operators have something to do with it. */
    synchronized void ifRetained(Consumer<BaseEventTypeNode> use) {
        if (state.retained()) {
            use.accept(node);
        }
    }

    NodeId notifier() {
        return notifier;
    }

    private void checkAnswerable(ByteString event) throws UaException {
        if (!answerable.contains(event)) {
            throw new UaException(StatusCodes.Bad_EventIdUnknown);
        }
    }

    /** A comment without locale and text leaves the one before as it is (OPC 10000-9, 5.7.3). */
    private void answer(AlarmState next, String message, LocalizedText comment, @Nullable String user) {
        if (comment.isNotNull()) {
            node.setComment(comment);
            node.getCommentNode().setSourceTimestamp(DateTime.now());
        }
        node.setClientUserId(user);
        change(next, message);
        tell();
    }

    private void change(AlarmState next, String message) {
        DateTime now = DateTime.now();
        node.setEventId(DemoEvent.newId());
        node.setTime(now);
        node.setReceiveTime(now);
        node.setMessage(LocalizedText.english(message));
        node.setRetain(next.retained());
        node.setLastSeverity(node.getSeverity());
        node.getLastSeverityNode().setSourceTimestamp(now);
        node.setSeverity(ushort(next.active() ? HIGH_SEVERITY : NORMAL_SEVERITY));
        set(node.getActiveStateNode(), next.active(), next.active() ? "Active" : "Inactive");
        set(node.getHighStateNode(), next.active(), next.active() ? "High active" : "High inactive");
        set(node.getAckedStateNode(), next.acked(), next.acked() ? "Acknowledged" : "Unacknowledged");
        set(node.getConfirmedStateNode(), next.confirmed(), next.confirmed() ? "Confirmed" : "Unconfirmed");
        state = next;
    }

    private static void set(TwoStateVariableTypeNode variable, boolean id, String text) {
        variable.setValue(new DataValue(new Variant(LocalizedText.english(text))));
        variable.setId(id);
    }

    private void tell() {
        answerable.addLast(node.getEventId());
        if (answerable.size() > ANSWERABLE) {
            answerable.removeFirst();
        }
        notifiers.fire(notifier, node);
    }
}

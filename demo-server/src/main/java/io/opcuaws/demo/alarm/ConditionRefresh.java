package io.opcuaws.demo.alarm;

import io.opcuaws.demo.event.DemoEvent;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * ConditionRefresh (OPC 10000-9, 5.5.7): tells the items of one subscription, and nobody else, of the alarm as it is, between a
 * RefreshStartEvent and a RefreshEndEvent. It is called on ConditionType, a node of OPC UA itself.
 */
public final class ConditionRefresh extends ConditionType.ConditionRefreshMethod {

    private static final int SEVERITY = 1;

    private final OpcUaServer server;
    private final LevelAlarm alarm;

    private ConditionRefresh(UaMethodNode node, OpcUaServer server, LevelAlarm alarm) {
        super(node);
        this.server = server;
        this.alarm = alarm;
    }

    /** Installs the method, which Milo has without code. */
    public static void install(OpcUaServer server, LevelAlarm alarm) {
        if (server.getAddressSpaceManager()
                        .getManagedNode(NodeIds.ConditionType_ConditionRefresh)
                        .orElseThrow()
                instanceof UaMethodNode method) {
            ConditionRefresh code = new ConditionRefresh(method, server, alarm);
            method.setInvocationHandler(code);
            method.setInputArguments(code.getInputArguments());
        }
    }

    @Override
    protected void invoke(InvocationContext context, UInteger subscriptionId) throws UaException {
        Session session = context.getSession().orElseThrow(() -> new UaException(StatusCodes.Bad_SessionIdInvalid));
        Subscription subscription = session.getSubscriptionManager().getSubscription(subscriptionId);
        if (subscription == null) {
            throw new UaException(StatusCodes.Bad_SubscriptionIdInvalid);
        }
        List<EventItem> items = subscription.getMonitoredItems().values().stream()
                .filter(MonitoredItem::isSamplingEnabled)
                .filter(EventItem.class::isInstance)
                .map(EventItem.class::cast)
                .toList();
        tell(NodeIds.RefreshStartEventType, "Refresh starts", items);
        alarm.ifRetained(condition -> items.stream().filter(this::hears).forEach(item -> item.onEvent(condition)));
        tell(NodeIds.RefreshEndEventType, "Refresh ends", items);
    }

    private boolean hears(EventItem item) {
        NodeId notifier = item.getReadValueId().getNodeId();
        return notifier.equals(NodeIds.Server) || notifier.equals(alarm.notifier());
    }

    private void tell(NodeId type, String message, List<EventItem> items) throws UaException {
        new DemoEvent(DemoEvent.newId(), type, NodeIds.Server, "Server", DateTime.now(), message, SEVERITY)
                .withNode(server.getEventFactory(), event -> items.forEach(item -> item.onEvent(event)));
    }
}

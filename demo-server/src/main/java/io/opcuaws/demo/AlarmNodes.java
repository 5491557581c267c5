package io.opcuaws.demo;

import io.opcuaws.demo.alarm.AlarmMethods;
import io.opcuaws.demo.alarm.ConditionNode;
import io.opcuaws.demo.alarm.ConditionRefresh;
import io.opcuaws.demo.alarm.LevelAlarm;
import io.opcuaws.demo.event.EventNotifiers;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.model.objects.NonExclusiveLevelAlarmTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** {@code Demo.Alarm}: a notifier, a level to write, and the alarm {@code Demo.Alarm.High} that is raised above 80. */
final class AlarmNodes {

    private static final double LIMIT = 80;

    private AlarmNodes() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo, EventNotifiers notifiers) {
        UaFolderNode folder = namespace.notifier(demo, "Alarm");
        UaVariableNode level = level(namespace, folder);
        NonExclusiveLevelAlarmTypeNode condition = condition(namespace, folder, level);
        LevelAlarm alarm = new LevelAlarm(condition, folder.getNodeId(), notifiers, LIMIT);
        condition
                .getMethodNodes()
                .forEach(method -> AlarmMethods.of(alarm, method).ifPresent(method::setInvocationHandler));
        level.addAttributeObserver((node, attribute, value) -> {
            if (attribute == AttributeId.Value
                    && value instanceof DataValue written
                    && written.value().value() instanceof Double number) {
                alarm.level(number);
            }
        });
        ConditionRefresh.install(namespace.context().getServer(), alarm);
    }

    private static UaVariableNode level(DemoNamespace namespace, UaFolderNode folder) {
        UaVariableNode level = namespace.variable(
                folder,
                "Level",
                NodeIds.Double,
                node -> node.setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(new Variant(20.0))));
        refer(folder, NodeIds.HasEventSource, level);
        return level;
    }

    private static NonExclusiveLevelAlarmTypeNode condition(
            DemoNamespace namespace, UaFolderNode folder, UaVariableNode level) {
        NonExclusiveLevelAlarmTypeNode condition =
                ConditionNode.add(namespace.getNodeFactory(), namespace.id("Demo.Alarm.High"), namespace.name("High"));
        condition.setSourceNode(level.getNodeId());
        condition.setSourceName("Level");
        condition.setInputNode(level.getNodeId());
        folder.addComponent(condition);
        refer(level, NodeIds.HasCondition, condition);
        return condition;
    }

    private static void refer(UaNode from, NodeId type, UaNode to) {
        from.addReference(new Reference(from.getNodeId(), type, to.getNodeId().expanded(), true));
    }
}

package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.opcuaws.demo.history.History;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * {@code Demo.History}: {@code Level}, a Double that has changed every minute of a day long ago and is written to history
 * whenever it changes, and {@code Machine}, an object that raised an event in each hour of that day.
 */
final class HistoryVariables {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES = 24 * 60;
    private static final double AMPLITUDE = 50;

    /** EventNotifier: SubscribeToEvents, HistoryRead, HistoryWrite (OPC 10000-3, 8.59). */
    private static final int NOTIFIES = 1 | 4 | 8;

    private HistoryVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo, History history) {
        UaFolderNode folder = namespace.folder(demo, "History");
        addLevel(namespace, folder, history);
        addMachine(namespace, folder, history);
    }

    private static void addLevel(DemoNamespace namespace, UaFolderNode folder, History history) {
        NodeId id = namespace.id("Demo.History.Level");
        DataValue last = DataValue.valueOnly(Variant.NULL_VALUE);
        for (int minute = 0; minute < MINUTES; minute++) {
            double value = AMPLITUDE * (1 + Math.sin(2 * Math.PI * minute / MINUTES));
            last = new DataValue(
                    new Variant(value), StatusCode.GOOD, new DateTime(FIRST.plus(Duration.ofMinutes(minute))), null);
            history.add(id, last);
        }
        DataValue initial = last;
        Set<AccessLevel> access = Set.of(
                AccessLevel.CurrentRead, AccessLevel.CurrentWrite, AccessLevel.HistoryRead, AccessLevel.HistoryWrite);
        namespace.variable(
                folder,
                "Level",
                NodeIds.Double,
                node -> node.setValue(initial)
                        .setAccessLevel(access)
                        .setUserAccessLevel(access)
                        .setHistorizing(true));
        namespace.node(id).addAttributeObserver((node, attribute, value) -> {
            if (attribute == AttributeId.Value && value instanceof DataValue changed && changed.sourceTime() != null) {
                history.add(id, changed);
            }
        });
    }

    private static void addMachine(DemoNamespace namespace, UaFolderNode folder, History history) {
        NodeId id = namespace.id("Demo.History.Machine");
        UaObjectNode machine = UaObjectNode.build(
                namespace.context(),
                node -> node.setNodeId(id)
                        .setBrowseName(namespace.name("Machine"))
                        .setDisplayName(LocalizedText.english("Machine"))
                        .setEventNotifier(ubyte(NOTIFIES))
                        .setTypeDefinition(NodeIds.BaseObjectType)
                        .build());
        namespace.add(machine);
        folder.addOrganizes(machine);
        for (int hour = 0; hour < MINUTES / 60; hour++) {
            history.add(
                    id,
                    Map.of(
                            "EventId",
                            ByteString.of(ByteBuffer.allocate(Long.BYTES)
                                    .putLong(hour)
                                    .array()),
                            "EventType",
                            NodeIds.BaseEventType,
                            "SourceNode",
                            id,
                            "SourceName",
                            "Machine",
                            "Time",
                            new DateTime(FIRST.plus(Duration.ofHours(hour))),
                            "Message",
                            LocalizedText.english("hour " + hour),
                            "Severity",
                            ushort(100 + hour)));
        }
    }
}

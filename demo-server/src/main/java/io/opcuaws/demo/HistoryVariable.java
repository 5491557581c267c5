package io.opcuaws.demo;

import io.opcuaws.demo.history.Histories;
import io.opcuaws.demo.history.ValueHistory;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * {@code Demo.History.Value}: a variable whose history begins with 0, 1, 2 and so on to 599, one every 10 seconds, and goes on
 * with what clients write.
 */
final class HistoryVariable {

    private static final Instant BEGIN = Instant.parse("2024-02-29T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int SAMPLES = 600;

    private HistoryVariable() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo, Histories histories) {
        UaFolderNode folder = namespace.folder(demo, "History");
        ValueHistory history = new ValueHistory();
        for (int i = 0; i < SAMPLES; i++) {
            history.record(sample(i));
        }
        UaVariableNode variable = namespace.variable(
                folder,
                "Value",
                NodeIds.Double,
                node -> node.setAccessLevel(
                                AccessLevel.CurrentRead,
                                AccessLevel.CurrentWrite,
                                AccessLevel.HistoryRead,
                                AccessLevel.HistoryWrite)
                        .setUserAccessLevel(
                                AccessLevel.CurrentRead,
                                AccessLevel.CurrentWrite,
                                AccessLevel.HistoryRead,
                                AccessLevel.HistoryWrite)
                        .setHistorizing(true)
                        .setValue(sample(SAMPLES - 1)));
        variable.addAttributeObserver((node, attribute, value) -> {
            if (attribute == AttributeId.Value && value instanceof DataValue written) {
                history.record(written);
            }
        });
        histories.add(variable.getNodeId(), history);
    }

    private static DataValue sample(int number) {
        DateTime time = new DateTime(BEGIN.plus(STEP.multipliedBy(number)));
        return new DataValue(new Variant((double) number), StatusCode.GOOD, time, time);
    }
}

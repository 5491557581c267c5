package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * {@code Demo.Moving}: values that change by themselves. They are functions of the time since the server started, worked out
 * when somebody looks, so that nothing runs when nobody does.
 */
final class MovingVariables {

    private static final double TICKS_PER_SECOND = 10;
    private static final double SINE_PERIOD_SECONDS = 10;

    private MovingVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Moving");
        long start = System.nanoTime();
        Supplier<Double> seconds = () -> (System.nanoTime() - start) / 1e9;
        add(namespace, folder, "Counter", NodeIds.UInt32, () -> uint((long) (seconds.get() * TICKS_PER_SECOND)));
        add(
                namespace,
                folder,
                "Sine",
                NodeIds.Double,
                () -> Math.sin(2 * Math.PI * seconds.get() / SINE_PERIOD_SECONDS));
    }

    private static void add(
            DemoNamespace namespace, UaFolderNode folder, String name, NodeId type, Supplier<Object> value) {
        namespace.variable(
                folder,
                name,
                type,
                node -> node.addAttributeFilter(
                        AttributeFilters.getValue(context -> new DataValue(new Variant(value.get())))));
    }
}

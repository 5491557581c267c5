package io.opcuaws.demo;

import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** {@code Demo.Many}: as many variables as asked for, {@code Demo.Many.0} and so on; each one's value is its number. */
final class ManyVariables {

    private ManyVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo, int count) {
        UaFolderNode folder = namespace.folder(demo, "Many");
        for (int i = 0; i < count; i++) {
            DataValue value = new DataValue(new Variant(i));
            namespace.variable(folder, Integer.toString(i), NodeIds.Int32, node -> node.setValue(value));
        }
    }
}

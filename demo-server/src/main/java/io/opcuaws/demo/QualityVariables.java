package io.opcuaws.demo;

import java.time.Instant;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** {@code Demo.Quality}: values that are not simply good. */
final class QualityVariables {

    private QualityVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Quality");
        DateTime then = new DateTime(Instant.parse("2024-02-29T00:00:00Z"));
        add(
                namespace,
                folder,
                "Uncertain",
                new DataValue(new Variant(1.5), new StatusCode(StatusCodes.Uncertain_LastUsableValue), then));
        add(
                namespace,
                folder,
                "Bad",
                new DataValue(Variant.NULL_VALUE, new StatusCode(StatusCodes.Bad_SensorFailure), then));
        add(namespace, folder, "Empty", new DataValue(Variant.NULL_VALUE));
    }

    private static void add(DemoNamespace namespace, UaFolderNode folder, String name, DataValue value) {
        namespace.variable(folder, name, NodeIds.Double, node -> node.setValue(value));
    }
}

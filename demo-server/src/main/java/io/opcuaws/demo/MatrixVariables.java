package io.opcuaws.demo;

import java.util.Arrays;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/** {@code Demo.Matrix}: writable values of more than one dimension. */
final class MatrixVariables {

    private MatrixVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Matrix");
        add(namespace, folder, "Int32", NodeIds.Int32, Matrix.ofInt32(new int[][] {{1, 2, 3}, {4, 5, 6}}));
        add(namespace, folder, "Double", NodeIds.Double, Matrix.ofDouble(new double[][][] {
            {{0.1, -0.0}, {Double.NaN, 1e300}}, {{1, 2}, {3, 4}}
        }));
        add(namespace, folder, "String", NodeIds.String, Matrix.ofString(new String[][] {
            {"a", "ä"}, {"", "世界"}, {"x", "y"}
        }));
    }

    private static void add(DemoNamespace namespace, UaFolderNode folder, String name, NodeId dataType, Matrix value) {
        int[] lengths = value.getDimensions();
        namespace.variable(
                folder,
                name,
                dataType,
                node -> node.setValueRank(lengths.length)
                        .setArrayDimensions(
                                Arrays.stream(lengths).mapToObj(Unsigned::uint).toArray(UInteger[]::new))
                        .setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(new Variant(value))));
    }
}

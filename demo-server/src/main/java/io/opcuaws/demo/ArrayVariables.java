package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.lang.reflect.Array;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/** {@code Demo.Array}: writable arrays of any length, one of each built-in type, an empty one and none at all. */
final class ArrayVariables {

    private ArrayVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Array");
        ScalarVariables.values()
                .forEach((type, value) ->
                        add(namespace, folder, type.name(), type.getNodeId(), new Variant(twice(value))));
        add(namespace, folder, "Variant", NodeIds.BaseDataType, new Variant(new Variant[] {
            new Variant(1), new Variant("one"), Variant.NULL_VALUE
        }));
        add(namespace, folder, "Empty", NodeIds.Int32, new Variant(new Integer[0]));
        add(namespace, folder, "Null", NodeIds.Int32, Variant.NULL_VALUE);
    }

    private static Object twice(Object value) {
        Object array = Array.newInstance(value.getClass(), 2);
        Array.set(array, 0, value);
        Array.set(array, 1, value);
        return array;
    }

    private static void add(DemoNamespace namespace, UaFolderNode folder, String name, NodeId dataType, Variant value) {
        namespace.variable(
                folder,
                name,
                dataType,
                node -> node.setValueRank(ValueRanks.OneDimension)
                        .setArrayDimensions(new UInteger[] {uint(0)})
                        .setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(value)));
    }
}

package io.opcuaws.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * {@code Demo.Structure}: writable variables of the {@link StructureTypes}, and one of a type that nothing describes. The bytes
 * are put together by hand, so that no codec is tested against itself.
 */
final class StructureVariables {

    private final DemoNamespace namespace;

    private StructureVariables(DemoNamespace namespace) {
        this.namespace = namespace;
    }

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        StructureTypes.addTo(namespace);
        UaFolderNode folder = namespace.folder(demo, "Structure");
        StructureVariables values = new StructureVariables(namespace);
        values.variable(folder, "Point", to -> point(to, 1.5, -2));
        values.variable(folder, "Outline", StructureVariables::corners);
        values.variable(folder, "Part", to -> part(to, "bolt"));
        values.variable(folder, "Assembly", values::assembly);
        values.points(folder);
        values.undescribed(folder);
    }

    private static void point(OpcUaBinaryEncoder to, double... coordinates) {
        for (double coordinate : coordinates) {
            to.encodeDouble(coordinate);
        }
    }

    private static void corners(OpcUaBinaryEncoder to) {
        to.encodeUInt32(UInteger.valueOf(2));
        to.encodeInt32(2);
        point(to, 0, 0);
        point(to, 3, 4);
    }

    /** Without a Position, the first of the optional fields. */
    private static void part(OpcUaBinaryEncoder to, String name) {
        to.encodeUInt32(UInteger.valueOf(0b10));
        to.encodeString(name);
        to.encodeInt32(2);
        to.encodeUInt32(UInteger.valueOf(1));
        to.encodeDouble(0.5);
        to.encodeInt32(3);
        for (int weight = 1; weight <= 3; weight++) {
            to.encodeInt32(weight);
        }
        to.encodeInt32(2);
        to.encodeInt32(1);
        to.encodeInt32(2);
        to.encodeSByte((byte) 7);
        to.encodeSByte((byte) 8);
    }

    private void assembly(OpcUaBinaryEncoder to) {
        to.encodeExtensionObject(value("Point3D", inner -> point(inner, 1, 2, 3)));
        to.encodeInt32(2);
        part(to, "bolt");
        part(to, "nut");
    }

    private ExtensionObject value(String type, Consumer<OpcUaBinaryEncoder> fields) {
        ByteBuf buffer = Unpooled.buffer();
        fields.accept(new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE).setBuffer(buffer));
        return ExtensionObject.of(
                ByteString.of(ByteBufUtil.getBytes(buffer)), StructureTypes.encoding(namespace, type));
    }

    private void variable(UaFolderNode folder, String type, Consumer<OpcUaBinaryEncoder> fields) {
        variable(folder, type, StructureTypes.type(namespace, type), new Variant(value(type, fields)));
    }

    private void points(UaFolderNode folder) {
        ExtensionObject[] points = {value("Point", to -> point(to, 1, 2)), value("Point3D", to -> point(to, 1, 2, 3))};
        namespace.variable(
                folder,
                "Points",
                StructureTypes.type(namespace, "Point"),
                node -> node.setValueRank(1).setValue(new DataValue(new Variant(points))));
    }

    private void undescribed(UaFolderNode folder) {
        ExtensionObject value =
                ExtensionObject.of(ByteString.of(new byte[] {1, 2, 3}), namespace.id("Demo.Type.Undescribed.Binary"));
        variable(folder, "Undescribed", NodeIds.Structure, new Variant(value));
    }

    private void variable(UaFolderNode folder, String name, NodeId type, Variant value) {
        namespace.variable(
                folder,
                name,
                type,
                node -> node.setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(value)));
    }
}

package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;

/** {@code Demo.Scalar}: one writable variable of each scalar built-in type. */
final class ScalarVariables {

    private ScalarVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Scalar");
        values().forEach((type, value) -> namespace.variable(
                folder,
                type.name(),
                type.getNodeId(),
                node -> node.setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(new DataValue(new Variant(value)))));
    }

    /** One value of each type. */
    static Map<OpcUaDataType, Object> values() {
        Map<OpcUaDataType, Object> values = new LinkedHashMap<>();
        values.put(OpcUaDataType.Boolean, true);
        values.put(OpcUaDataType.SByte, (byte) -8);
        values.put(OpcUaDataType.Byte, ubyte(200));
        values.put(OpcUaDataType.Int16, (short) -16_000);
        values.put(OpcUaDataType.UInt16, ushort(60_000));
        values.put(OpcUaDataType.Int32, -2_000_000_000);
        values.put(OpcUaDataType.UInt32, uint(4_000_000_000L));
        values.put(OpcUaDataType.Int64, Long.MIN_VALUE);
        values.put(OpcUaDataType.UInt64, ulong(new BigInteger("18446744073709551615")));
        values.put(OpcUaDataType.Float, 23.5f);
        values.put(OpcUaDataType.Double, 0.1);
        values.put(OpcUaDataType.String, "Grüße, 世界");
        values.put(OpcUaDataType.DateTime, new DateTime(Instant.parse("2024-02-29T12:34:56.789Z")));
        values.put(OpcUaDataType.Guid, UUID.fromString("72962b91-fa75-4ae6-8d28-b404dc7daf63"));
        values.put(OpcUaDataType.ByteString, ByteString.of(new byte[] {0, 1, 2, (byte) 0xFF}));
        values.put(OpcUaDataType.XmlElement, new XmlElement("<a>1</a>"));
        values.put(OpcUaDataType.NodeId, new NodeId(2, "Demo"));
        values.put(OpcUaDataType.ExpandedNodeId, ExpandedNodeId.of(DemoNamespace.URI, "Demo"));
        values.put(OpcUaDataType.StatusCode, new StatusCode(0x8034_0000L));
        values.put(OpcUaDataType.QualifiedName, new QualifiedName(2, "Demo"));
        values.put(OpcUaDataType.LocalizedText, LocalizedText.english("Hello"));
        return values;
    }
}

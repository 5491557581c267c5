package io.opcuaws.opcua.value;

import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;

/** One value of a built-in type from or to OPC UA's binary encoding; Milo has this only with the type in the method's name. */
final class BinaryScalars {

    private static final int NO_BODY = 0;

    private BinaryScalars() {}

    static @Nullable Object read(OpcUaBinaryDecoder from, OpcUaDataType type) {
        return switch (type) {
            case Boolean -> from.decodeBoolean();
            case SByte -> from.decodeSByte();
            case Byte -> from.decodeByte();
            case Int16 -> from.decodeInt16();
            case UInt16 -> from.decodeUInt16();
            case Int32 -> from.decodeInt32();
            case UInt32 -> from.decodeUInt32();
            case Int64 -> from.decodeInt64();
            case UInt64 -> from.decodeUInt64();
            case Float -> from.decodeFloat();
            case Double -> from.decodeDouble();
            case String -> from.decodeString();
            case DateTime -> from.decodeDateTime();
            case Guid -> from.decodeGuid();
            case ByteString -> from.decodeByteString();
            case XmlElement -> from.decodeXmlElement();
            case NodeId -> from.decodeNodeId();
            case ExpandedNodeId -> from.decodeExpandedNodeId();
            case StatusCode -> from.decodeStatusCode();
            case QualifiedName -> from.decodeQualifiedName();
            case LocalizedText -> from.decodeLocalizedText();
            case ExtensionObject -> from.decodeExtensionObject();
            case DataValue -> from.decodeDataValue();
            case Variant -> from.decodeVariant();
            case DiagnosticInfo -> from.decodeDiagnosticInfo();
        };
    }

    /** @param value of the type's Java class; null is the type's null, or its zero if it has no null */
    static void write(OpcUaBinaryEncoder to, OpcUaDataType type, @Nullable Object value) {
        switch (type) {
            case Boolean -> to.encodeBoolean((Boolean) value);
            case SByte -> to.encodeSByte((Byte) value);
            case Byte -> to.encodeByte((UByte) value);
            case Int16 -> to.encodeInt16((Short) value);
            case UInt16 -> to.encodeUInt16((UShort) value);
            case Int32 -> to.encodeInt32((Integer) value);
            case UInt32 -> to.encodeUInt32((UInteger) value);
            case Int64 -> to.encodeInt64((Long) value);
            case UInt64 -> to.encodeUInt64((ULong) value);
            case Float -> to.encodeFloat((Float) value);
            case Double -> to.encodeDouble((Double) value);
            case String -> to.encodeString((String) value);
            case DateTime -> to.encodeDateTime((DateTime) value);
            case Guid -> to.encodeGuid((java.util.UUID) value);
            case ByteString -> to.encodeByteString((ByteString) value);
            case XmlElement -> to.encodeXmlElement((XmlElement) value);
            case NodeId -> to.encodeNodeId((NodeId) value);
            case ExpandedNodeId -> to.encodeExpandedNodeId((ExpandedNodeId) value);
            case StatusCode -> to.encodeStatusCode((StatusCode) value);
            case QualifiedName -> to.encodeQualifiedName((QualifiedName) value);
            case LocalizedText -> to.encodeLocalizedText((LocalizedText) value);
            case ExtensionObject -> writeExtensionObject(to, (ExtensionObject) value);
            case DataValue -> to.encodeDataValue((DataValue) value);
            case Variant -> to.encodeVariant(value == null ? Variant.NULL_VALUE : (Variant) value);
            case DiagnosticInfo -> to.encodeDiagnosticInfo((DiagnosticInfo) value);
        }
    }

    /** Milo drops the type of one without a body. */
    private static void writeExtensionObject(OpcUaBinaryEncoder to, @Nullable ExtensionObject value) {
        if (value != null && value.isNull()) {
            to.encodeNodeId(value.getEncodingOrTypeId());
            to.encodeSByte((byte) NO_BODY);
        } else {
            to.encodeExtensionObject(value);
        }
    }
}

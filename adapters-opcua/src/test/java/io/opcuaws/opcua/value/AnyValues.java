package io.opcuaws.opcua.value;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Random;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.NamespaceReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.ServerReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
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

/** Values of every built-in type, rank and depth from a seed, with a taste for the edges of each type. */
final class AnyValues {

    private static final int DEEPEST = 3;
    private static final OpcUaDataType[] TYPES = OpcUaDataType.values();

    private final Random random;

    AnyValues(long seed) {
        random = new Random(seed);
    }

    DataValue dataValue() {
        return dataValue(0);
    }

    private DataValue dataValue(int depth) {
        return new DataValue(
                variant(depth),
                random.nextBoolean() ? StatusCode.GOOD : statusCode(),
                random.nextBoolean() ? null : dateTime(),
                random.nextBoolean() ? null : UShort.valueOf(1 + random.nextInt(9_999)),
                random.nextBoolean() ? null : dateTime(),
                random.nextBoolean() ? null : UShort.valueOf(1 + random.nextInt(9_999)));
    }

    Variant variant(int depth) {
        OpcUaDataType type = TYPES[random.nextInt(TYPES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> new Variant(elements(type, random.nextInt(4), depth));
            case 1 -> new Variant(new Matrix(elements(type, 6, depth), dimensions(), type));
            default -> type == OpcUaDataType.Variant ? Variant.NULL_VALUE : new Variant(scalar(type, depth));
        };
    }

    private int[] dimensions() {
        return random.nextBoolean() ? new int[] {2, 3} : new int[] {1, 3, 2};
    }

    private Object elements(OpcUaDataType type, int length, int depth) {
        Object elements = Array.newInstance(type.getBackingClass(), length);
        for (int i = 0; i < length; i++) {
            Array.set(elements, i, type == OpcUaDataType.String && random.nextInt(5) == 0 ? null : scalar(type, depth));
        }
        return elements;
    }

    Object scalar(OpcUaDataType type, int depth) {
        return switch (type) {
            case Boolean -> random.nextBoolean();
            case SByte -> (byte) edge(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case Byte -> UByte.valueOf((int) edge(0, 0xFF));
            case Int16 -> (short) edge(Short.MIN_VALUE, Short.MAX_VALUE);
            case UInt16 -> UShort.valueOf((int) edge(0, 0xFFFF));
            case Int32 -> (int) edge(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UInt32 -> UInteger.valueOf(edge(0, 0xFFFF_FFFFL));
            case Int64 -> edge(Long.MIN_VALUE, Long.MAX_VALUE);
            case UInt64 -> ULong.valueOf(new BigInteger(64, random));
            case Float ->
                oneOf(
                        canonical(Float.intBitsToFloat(random.nextInt())),
                        -0.0f,
                        Float.MIN_VALUE,
                        Float.MAX_VALUE,
                        23.5f);
            case Double ->
                oneOf(
                        canonical(Double.longBitsToDouble(random.nextLong())),
                        -0.0,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        0.1,
                        1e22);
            case String -> text();
            case DateTime -> dateTime();
            case Guid -> new UUID(random.nextLong(), random.nextLong());
            case ByteString -> random.nextInt(5) == 0 ? ByteString.NULL_VALUE : bytes();
            case XmlElement -> random.nextInt(5) == 0 ? XmlElement.NULL_VALUE : new XmlElement("<a>" + text() + "</a>");
            case NodeId -> NodeIdForm.of(UShort.valueOf(random.nextInt(3)), identifier());
            case ExpandedNodeId -> expandedNodeId();
            case StatusCode -> statusCode();
            case QualifiedName -> new QualifiedName(UShort.valueOf((int) edge(0, 0xFFFF)), textOrNull());
            case LocalizedText -> new LocalizedText(textOrNull(), textOrNull());
            case ExtensionObject -> ExtensionObject.of(bytes(), new NodeId(2, random.nextInt(1_000)));
            case DataValue -> depth < DEEPEST ? dataValue(depth + 1) : new DataValue(Variant.NULL_VALUE);
            case Variant -> depth < DEEPEST ? variant(depth + 1) : Variant.NULL_VALUE;
            case DiagnosticInfo -> diagnosticInfo(depth);
        };
    }

    /** JSON has one NaN; OPC UA's bits for it are Java's. */
    private static float canonical(float value) {
        return Float.isNaN(value) ? Float.NaN : value;
    }

    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    /** The least, the most, or something between. */
    private long edge(long least, long most) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + Math.floorMod(random.nextLong(), Math.max(1, most - least));
        };
    }

    private Object oneOf(Object... values) {
        return values[random.nextInt(values.length)];
    }

    /** From every plane of Unicode, without lone surrogates: those are no text. */
    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        while (text.length() < length) {
            int codePoint = random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(Character.MAX_CODE_POINT + 1);
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    private @Nullable String textOrNull() {
        return random.nextBoolean() ? null : text();
    }

    private ByteString bytes() {
        byte[] bytes = new byte[random.nextInt(8)];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }

    /** Between 1601 and 9999, beyond which JSON cannot tell times apart. */
    private DateTime dateTime() {
        return new DateTime(1 + Math.floorMod(random.nextLong(), 2_650_467_743_989_999_999L));
    }

    private StatusCode statusCode() {
        return new StatusCode(1 + edge(0, 0xFFFF_FFFEL));
    }

    private Object identifier() {
        return switch (random.nextInt(4)) {
            case 0 -> UInteger.valueOf(edge(0, 0xFFFF_FFFFL));
            case 1 -> text();
            case 2 -> new UUID(random.nextLong(), random.nextLong());
            default -> bytes();
        };
    }

    private ExpandedNodeId expandedNodeId() {
        NamespaceReference namespace = random.nextBoolean()
                ? NamespaceReference.of("urn:" + text())
                : NamespaceReference.of(UShort.valueOf((int) edge(0, 0xFFFF)));
        ServerReference server = ServerReference.of(UInteger.valueOf(edge(0, 0xFFFF_FFFFL)));
        return new ExpandedNodeId(server, namespace, identifier());
    }

    private DiagnosticInfo diagnosticInfo(int depth) {
        return new DiagnosticInfo(
                random.nextInt(5) - 1,
                random.nextInt(5) - 1,
                random.nextInt(5) - 1,
                random.nextInt(5) - 1,
                textOrNull(),
                random.nextBoolean() ? null : statusCode(),
                depth < DEEPEST && random.nextBoolean() ? diagnosticInfo(depth + 1) : null);
    }
}

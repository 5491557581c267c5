package io.opcuaws.opcua.value;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Array;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.DataTypeCodec;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * Milo's decoder, with Variants that take no more memory than they have bytes. Milo makes room for as many elements as a
 * Variant says that it has, before it looks for them, and so for each Variant in another one, and for as many dimensions
 * without any limit: a message of 20 bytes could end the process for want of memory.
 */
public final class BoundedDecoder extends OpcUaBinaryDecoder {

    private static final int TYPE = 0x3F;
    private static final int ARRAY = 0x80;
    private static final int DIMENSIONS = 0x40;
    private static final int NULL = -1;

    private final int deepest;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
    private int depth;

    /** How many elements and dimensions may yet come: each takes a byte at least. */
    private int left;

    public BoundedDecoder(EncodingContext context) {
        super(context);
        deepest = context.getEncodingLimits().getMaxRecursionDepth();
    }

    /** The structure in this object, as {@link ExtensionObject#decode} gives it. */
    public static UaStructuredType decode(ExtensionObject object, EncodingContext context) {
        DataTypeCodec codec = context.getDataTypeManager().getCodec(object.getEncodingOrTypeId());
        return codec != null && object instanceof ExtensionObject.Binary binary
                ? codec.decode(
                        context,
                        new BoundedDecoder(context)
                                .setBuffer(
                                        Unpooled.wrappedBuffer(binary.getBody().bytesOrEmpty())))
                : object.decode(context);
    }

    @Override
    public BoundedDecoder setBuffer(ByteBuf buffer) {
        super.setBuffer(buffer);
        bytes = buffer;
        left = buffer.readableBytes();
        depth = 0;
        return this;
    }

    @Override
    public Variant decodeVariant() throws UaSerializationException {
        if (depth >= deepest) {
            throw new UaSerializationException(
                    StatusCodes.Bad_EncodingLimitsExceeded, "Variants are nested deeper than " + deepest);
        }
        depth++;
        try {
            return variant(bytes.readUnsignedByte());
        } finally {
            depth--;
        }
    }

    private Variant variant(int encoding) {
        if (encoding == 0) {
            return Variant.NULL_VALUE;
        }
        OpcUaDataType type = OpcUaDataType.fromTypeId(encoding & TYPE);
        if (type == null) {
            throw new UaSerializationException(StatusCodes.Bad_DecodingError, "a Variant of no type that there is");
        }
        if ((encoding & ARRAY) == 0) {
            // OPC UA has no Variant directly in a Variant: the inner one is meant
            return type == OpcUaDataType.Variant ? decodeVariant() : new Variant(BinaryScalars.read(this, type));
        }
        int length = bytes.readIntLE();
        if (length == NULL) {
            return Variant.NULL_VALUE;
        }
        Object elements = Array.newInstance(type.getBackingClass(), bounded(length));
        for (int i = 0; i < length; i++) {
            Array.set(elements, i, BinaryScalars.read(this, type));
        }
        if ((encoding & DIMENSIONS) == 0) {
            return new Variant(elements);
        }
        int[] lengths = lengths();
        return new Variant(lengths.length > 1 ? new Matrix(elements, lengths, type) : elements);
    }

    private int[] lengths() {
        int count = bytes.readIntLE();
        int[] lengths = new int[count == NULL ? 0 : bounded(count)];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = bytes.readIntLE();
        }
        return lengths;
    }

    private int bounded(int length) {
        if (length < 0 || length > left) {
            throw new UaSerializationException(
                    StatusCodes.Bad_DecodingError, "a Variant has " + length + " elements, more than there are bytes");
        }
        left -= length;
        return length;
    }
}

package io.opcuaws.opcua.value;

import static io.opcuaws.opcua.value.Structures.ARRAY;
import static io.opcuaws.opcua.value.Structures.DIMENSIONS;
import static io.opcuaws.opcua.value.Structures.ENCODING_MASK;
import static io.opcuaws.opcua.value.Structures.SWITCH_FIELD;
import static io.opcuaws.opcua.value.Structures.VALUE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of one structure from binary to JSON. Whatever is not as the layout says is an exception, among them Milo's and
 * Netty's for a body that is too short; nothing is guessed, so that what is read can be written back.
 */
final class StructureReader {

    private static final int NULL_ARRAY = -1;
    private static final int MOST_WITHOUT_BYTES = 10_000;

    private final Layouts layouts;
    private final ByteBuf bytes;
    private final OpcUaBinaryDecoder from;

    /** How many values may yet come that take no bytes: a definition and a length can promise millions of them. */
    private int left = MOST_WITHOUT_BYTES;

    StructureReader(EncodingContext context, Layouts layouts, ByteString body) {
        this.layouts = layouts;
        bytes = Unpooled.wrappedBuffer(body.bytesOrEmpty());
        from = new BoundedDecoder(context).setBuffer(bytes);
    }

    /** @param forms of the fields */
    ObjectNode readWhole(StructureLayout layout, BuiltInForms forms) {
        ObjectNode object = read(layout, forms);
        if (bytes.isReadable()) {
            throw malformed("there are more bytes than fields");
        }
        return object;
    }

    private ObjectNode read(StructureLayout layout, BuiltInForms forms) {
        return switch (layout.shape()) {
            case PLAIN -> plain(layout, forms);
            case OPTIONAL_FIELDS -> withOptionalFields(layout, forms);
            case UNION -> union(layout, forms);
        };
    }

    private ObjectNode plain(StructureLayout layout, BuiltInForms forms) {
        ObjectNode object = Json.NODES.objectNode();
        for (Field field : layout.fields()) {
            put(object, field.name(), value(field, forms));
        }
        return object;
    }

    private ObjectNode withOptionalFields(StructureLayout layout, BuiltInForms forms) {
        ObjectNode object = Json.NODES.objectNode();
        long mask = from.decodeUInt32().longValue();
        if ((mask & ~layout.wholeMask()) != 0) {
            throw malformed("the mask has bits of no field");
        }
        object.put(ENCODING_MASK, mask);
        for (Field field : layout.fields()) {
            boolean there = true;
            if (field.optional()) {
                there = (mask & 1) != 0;
                mask >>>= 1;
            }
            if (there) {
                put(object, field.name(), value(field, forms));
            }
        }
        return object;
    }

    private ObjectNode union(StructureLayout layout, BuiltInForms forms) {
        ObjectNode object = Json.NODES.objectNode();
        long number = from.decodeUInt32().longValue();
        if (number > layout.fields().size()) {
            throw malformed("the union has no such field");
        }
        object.put(SWITCH_FIELD, number);
        if (number > 0) {
            put(object, VALUE, value(layout.fields().get((int) number - 1), forms));
        }
        return object;
    }

    /** What is null is left out. */
    private static void put(ObjectNode object, String name, JsonNode value) {
        if (!value.isNull()) {
            object.set(name, value);
        }
    }

    private JsonNode value(Field field, BuiltInForms forms) {
        if (field.rank() == Field.SCALAR) {
            return element(field.type(), forms);
        }
        int length = from.decodeInt32();
        if (length == NULL_ARRAY) {
            return Json.NODES.nullNode();
        }
        if (field.rank() == 1) {
            return elements(field.type(), length(length), forms);
        }
        if (length != field.rank()) {
            throw malformed("the number of dimensions is another one");
        }
        return matrix(field, forms);
    }

    private JsonNode matrix(Field field, BuiltInForms forms) {
        int[] lengths = IntStream.range(0, field.rank())
                .map(i -> length(from.decodeInt32()))
                .toArray();
        boolean empty = IntStream.of(lengths).anyMatch(length -> length == 0);
        if (!empty) {
            return nested(field.type(), lengths, 0, forms);
        }
        ArrayNode none = Json.NODES.arrayNode();
        if (IntStream.of(lengths).allMatch(length -> length == 0)) {
            return none;
        }
        // Arrays in each other cannot tell the lengths that come after a 0.
        ObjectNode object = Json.NODES.objectNode();
        ArrayNode dimensions = object.putArray(DIMENSIONS);
        IntStream.of(lengths).forEach(dimensions::add);
        object.set(ARRAY, none);
        return object;
    }

    private ArrayNode nested(FieldType type, int[] lengths, int dimension, BuiltInForms forms) {
        if (dimension == lengths.length - 1) {
            return elements(type, lengths[dimension], forms);
        }
        ArrayNode array = Json.NODES.arrayNode();
        for (int i = 0; i < lengths[dimension]; i++) {
            array.add(nested(type, lengths, dimension + 1, forms));
        }
        return array;
    }

    private ArrayNode elements(FieldType type, int length, BuiltInForms forms) {
        ArrayNode array = Json.NODES.arrayNode();
        for (int i = 0; i < length; i++) {
            array.add(element(type, forms));
        }
        return array;
    }

    private JsonNode element(FieldType type, BuiltInForms forms) {
        int before = bytes.readerIndex();
        JsonNode value = anyElement(type, forms);
        if (bytes.readerIndex() == before && --left < 0) {
            throw malformed("there are too many values without bytes");
        }
        return value;
    }

    private JsonNode anyElement(FieldType type, BuiltInForms forms) {
        if (type instanceof FieldType.BuiltIn builtIn) {
            return forms.write(builtIn.type(), BinaryScalars.read(from, builtIn.type()));
        }
        @Nullable StructureLayout layout = layouts.find(((FieldType.Nested) type).dataType());
        @Nullable BuiltInForms deeper = forms.deeper();
        if (layout == null || deeper == null) {
            throw malformed(layout == null ? "the type of a field is not known" : "structures are nested too deeply");
        }
        return read(layout, deeper);
    }

    private static int length(int length) {
        if (length < 0) {
            throw malformed("a length is negative");
        }
        return length;
    }

    private static UaSerializationException malformed(String why) {
        return new UaSerializationException(StatusCodes.Bad_DecodingError, why);
    }
}

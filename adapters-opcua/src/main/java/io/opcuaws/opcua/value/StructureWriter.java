package io.opcuaws.opcua.value;

import static io.opcuaws.opcua.value.Structures.ARRAY;
import static io.opcuaws.opcua.value.Structures.DIMENSIONS;
import static io.opcuaws.opcua.value.Structures.ENCODING_MASK;
import static io.opcuaws.opcua.value.Structures.SWITCH_FIELD;
import static io.opcuaws.opcua.value.Structures.VALUE;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of one structure from JSON to binary. What is missing gets its type's null, or its zero; what does not fit is a
 * {@link BadValueException} with its place.
 */
final class StructureWriter {

    private static final int NULL_ARRAY = -1;
    private static final int FIRST_BYTES = 64;

    private final Layouts layouts;
    private final ByteBuf bytes = Unpooled.buffer(FIRST_BYTES);
    private final OpcUaBinaryEncoder to;
    private final int mostBytes;

    /** How many values may yet come: missing ones are filled in, and a definition can have endless ones of them. */
    private int left;

    StructureWriter(EncodingContext context, Layouts layouts) {
        this.layouts = layouts;
        to = new OpcUaBinaryEncoder(context).setBuffer(bytes);
        mostBytes = context.getEncodingLimits().getMaxMessageSize();
        left = mostBytes;
    }

    /** @param forms of the fields */
    ByteString writeWhole(StructureLayout layout, JsonNode json, BuiltInForms forms) {
        write(layout, json, forms);
        return ByteString.of(ByteBufUtil.getBytes(bytes));
    }

    private void write(StructureLayout layout, JsonNode json, BuiltInForms forms) {
        if (layout.shape() == Shape.UNION) {
            union(layout, json, forms);
            return;
        }
        Json.object(json, "a structure", members(layout));
        long mask = layout.shape() == Shape.OPTIONAL_FIELDS ? mask(layout, json) : 0;
        for (Field field : layout.fields()) {
            boolean there = true;
            if (field.optional()) {
                there = (mask & 1) != 0;
                mask >>>= 1;
            }
            if (there) {
                member(field, field.name(), json, forms);
            }
        }
    }

    private static Set<String> members(StructureLayout layout) {
        Set<String> members = new HashSet<>();
        for (Field field : layout.fields()) {
            members.add(field.name());
        }
        if (layout.shape() == Shape.OPTIONAL_FIELDS) {
            members.add(ENCODING_MASK);
        }
        return members;
    }

    /** Writes the mask: the one that is told, or of the fields that are there. */
    private long mask(StructureLayout layout, JsonNode json) {
        long mask = 0;
        long bit = 1;
        for (Field field : layout.fields()) {
            if (field.optional()) {
                mask |= Json.isAbsent(json.path(field.name())) ? 0 : bit;
                bit <<= 1;
            }
        }
        @Nullable UInteger told = Json.optional(json, ENCODING_MASK, IntegerForm.UINT32);
        if (told != null && ((told.longValue() & ~layout.wholeMask()) != 0 || (mask & ~told.longValue()) != 0)) {
            throw BadValueException.because("must have the bits of the optional fields that are there, and no others.")
                    .in(ENCODING_MASK);
        }
        UInteger written = told == null ? uint(mask) : told;
        to.encodeUInt32(written);
        return written.longValue();
    }

    private void union(StructureLayout layout, JsonNode json, BuiltInForms forms) {
        Json.object(json, "a union", Set.of(SWITCH_FIELD, VALUE));
        long number = Json.member(json, SWITCH_FIELD, IntegerForm.UINT32, UInteger.MIN)
                .longValue();
        if (number > layout.fields().size() || (number == 0 && !Json.isAbsent(json.path(VALUE)))) {
            throw BadValueException.because("must be the number of the union's field, 1 to "
                            + layout.fields().size() + ", or 0 without a Value.")
                    .in(SWITCH_FIELD);
        }
        to.encodeUInt32(uint(number));
        if (number > 0) {
            member(layout.fields().get((int) number - 1), VALUE, json, forms);
        }
    }

    private void member(Field field, String name, JsonNode object, BuiltInForms forms) {
        try {
            value(field, object.path(name), forms);
        } catch (BadValueException e) {
            throw e.in(name);
        }
    }

    private void value(Field field, JsonNode json, BuiltInForms forms) {
        if (field.rank() == Field.SCALAR) {
            element(field.type(), json, forms);
        } else if (Json.isAbsent(json)) {
            to.encodeInt32(NULL_ARRAY);
        } else if (field.rank() == 1) {
            to.encodeInt32(array(json, "an array").size());
            elements(field.type(), json, forms);
        } else if (json.isObject()) {
            flatMatrix(field, json, forms);
        } else {
            nestedMatrix(field, json, forms);
        }
    }

    /** The form for lengths of 0; also read for others. */
    private void flatMatrix(Field field, JsonNode json, BuiltInForms forms) {
        Json.object(json, "a matrix", Set.of(DIMENSIONS, ARRAY));
        JsonNode elements = json.path(ARRAY);
        try {
            array(elements, "the flat array of the matrix's elements");
        } catch (BadValueException e) {
            throw e.in(ARRAY);
        }
        int[] lengths = VariantForm.dimensions(json.path(DIMENSIONS));
        if (lengths.length != field.rank() || !VariantForm.isSize(elements.size(), lengths)) {
            throw BadValueException.because(
                            "must be " + field.rank() + " lengths, whose product is the number of elements.")
                    .in(DIMENSIONS);
        }
        lengths(lengths);
        try {
            elements(field.type(), elements, forms);
        } catch (BadValueException e) {
            throw e.in(ARRAY);
        }
    }

    private void nestedMatrix(Field field, JsonNode json, BuiltInForms forms) {
        int[] lengths = new int[field.rank()];
        JsonNode first = json;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = first.size();
            first = first.path(0);
        }
        lengths(lengths);
        nested(field.type(), lengths, 0, json, forms);
    }

    private void nested(FieldType type, int[] lengths, int dimension, JsonNode json, BuiltInForms forms) {
        if (array(json, "an array").size() != lengths[dimension]) {
            throw BadValueException.because("must be as long as the arrays beside it, " + lengths[dimension] + ".");
        }
        if (dimension == lengths.length - 1) {
            elements(type, json, forms);
            return;
        }
        for (int i = 0; i < json.size(); i++) {
            try {
                nested(type, lengths, dimension + 1, json.path(i), forms);
            } catch (BadValueException e) {
                throw e.in(i);
            }
        }
    }

    private void lengths(int[] lengths) {
        to.encodeInt32(lengths.length);
        for (int length : lengths) {
            to.encodeInt32(length);
        }
    }

    private void elements(FieldType type, JsonNode array, BuiltInForms forms) {
        for (int i = 0; i < array.size(); i++) {
            try {
                element(type, array.path(i), forms);
            } catch (BadValueException e) {
                throw e.in(i);
            }
        }
    }

    private void element(FieldType type, JsonNode json, BuiltInForms forms) {
        if (--left < 0 || bytes.writerIndex() > mostBytes) {
            throw BadValueException.because("must not make the structure larger than a message.");
        }
        if (type instanceof FieldType.BuiltIn builtIn) {
            Object value = Json.isAbsent(json) ? null : forms.read(builtIn.type(), json);
            try {
                BinaryScalars.write(to, builtIn.type(), value);
            } catch (UaSerializationException e) {
                throw BadValueException.because("must be a value that can be sent: " + e.getMessage() + ".");
            }
            return;
        }
        @Nullable StructureLayout layout = layouts.find(((FieldType.Nested) type).dataType());
        @Nullable BuiltInForms deeper = forms.deeper();
        if (layout == null) {
            throw BadValueException.because("must not be in JSON, as the server does not tell its type.");
        }
        if (deeper == null) {
            throw BadValueException.because("must not be nested so deeply.");
        }
        write(layout, Json.isAbsent(json) ? Json.NODES.objectNode() : json, deeper);
    }

    private static JsonNode array(JsonNode json, String what) {
        if (!json.isArray()) {
            throw BadValueException.because("must be " + what + ".");
        }
        return json;
    }
}

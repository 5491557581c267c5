package io.opcuaws.opcua.value;

import java.lang.reflect.Array;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Variant: the number of its built-in type in {@code Type}, the value in {@code Body}, and for a matrix the flat array of
 * its elements with {@code Dimensions}. Type 0 without a Body is the null value; a type that has a null of its own may
 * also come without a Body.
 *
 * <p>Milo tells a null String and a null array as the null value, without their type; so does this.
 */
final class VariantForm implements Form<Variant> {

    static final String TYPE = "Type";
    static final String BODY = "Body";
    static final String DIMENSIONS = "Dimensions";

    private static final Set<String> MEMBERS = Set.of(TYPE, BODY, DIMENSIONS);
    private static final int NULL_TYPE = 0;
    private static final int LAST_TYPE = 25;

    private final BuiltInForms forms;

    VariantForm(BuiltInForms forms) {
        this.forms = forms;
    }

    @Override
    public JsonNode write(Variant value) {
        Parts parts = parts(value);
        ObjectNode object = Json.NODES.objectNode();
        object.put(TYPE, parts.type());
        if (parts.body() != null) {
            object.set(BODY, parts.body());
        }
        if (parts.dimensions() != null) {
            ArrayNode dimensions = object.putArray(DIMENSIONS);
            for (int length : parts.dimensions()) {
                dimensions.add(length);
            }
        }
        return object;
    }

    /** A Variant as its members, absent ones null. */
    @SuppressWarnings("ArrayRecordComponent") // lives only while one value is written
    record Parts(int type, @Nullable JsonNode body, int @Nullable [] dimensions) {}

    Parts parts(Variant variant) {
        Object value = variant.value();
        if (value == null) {
            return new Parts(NULL_TYPE, null, null);
        }
        OpcUaDataType type = variant.getDataType()
                .orElseThrow(() -> new IllegalStateException("no built-in type: " + value.getClass()));
        if (value instanceof Matrix matrix) {
            ArrayNode elements = array(type, matrix.getElements());
            int[] lengths = matrix.getDimensions();
            return new Parts(type.getTypeId(), elements, isMatrix(elements.size(), lengths) ? lengths : null);
        }
        JsonNode body =
                value.getClass().isArray() ? array(type, value) : within(type).write(type, value);
        return new Parts(type.getTypeId(), body.isNull() ? null : body, null);
    }

    private ArrayNode array(OpcUaDataType type, @Nullable Object elements) {
        int length = elements == null ? 0 : Array.getLength(elements);
        ArrayNode array = Json.NODES.arrayNode(length);
        BuiltInForms ofElements = within(type);
        for (int i = 0; i < length; i++) {
            array.add(ofElements.write(type, Array.get(elements, i)));
        }
        return array;
    }

    /** The forms of what is in this Variant: deeper ones for what may have a Variant in it again. */
    private BuiltInForms within(OpcUaDataType type) {
        if (type != OpcUaDataType.Variant && type != OpcUaDataType.DataValue) {
            return forms;
        }
        @Nullable BuiltInForms deeper = forms.deeper();
        if (deeper == null) {
            throw new UaSerializationException(
                    StatusCodes.Bad_EncodingLimitsExceeded, "Variants and structures are nested too deeply");
        }
        return deeper;
    }

    @Override
    public Variant read(JsonNode json) {
        Json.object(json, "a Variant", MEMBERS);
        int type = type(json.path(TYPE));
        JsonNode body = json.path(BODY);
        JsonNode dimensions = json.path(DIMENSIONS);
        if (type == NULL_TYPE) {
            if (!Json.isAbsent(body)) {
                throw BadValueException.because("must not be there, as Type is 0.")
                        .in(BODY);
            }
            return Variant.NULL_VALUE;
        }
        return new Variant(value(OpcUaDataType.fromTypeId(type), body, dimensions));
    }

    private static int type(JsonNode json) {
        try {
            int type = IntegerForm.INT32.read(json);
            if (type >= NULL_TYPE && type <= LAST_TYPE) {
                return type;
            }
            throw BadValueException.because("must be the number of a built-in type, 0 to 25.");
        } catch (BadValueException e) {
            throw e.in(TYPE);
        }
    }

    private @Nullable Object value(OpcUaDataType type, JsonNode body, JsonNode dimensions) {
        if (!Json.isAbsent(dimensions)) {
            return matrix(type, body, dimensions);
        }
        try {
            if (body.isArray()) {
                return elements(type, body);
            }
            if (type == OpcUaDataType.Variant) {
                throw BadValueException.because("must be an array: OPC UA has no Variant directly in a Variant.");
            }
            return forms.readOrNull(type, body);
        } catch (BadValueException e) {
            throw e.in(BODY);
        }
    }

    private Object elements(OpcUaDataType type, JsonNode array) {
        Object elements = Array.newInstance(type.getBackingClass(), array.size());
        for (int i = 0; i < array.size(); i++) {
            try {
                Array.set(elements, i, forms.readOrNull(type, array.get(i)));
            } catch (BadValueException e) {
                throw e.in(i);
            }
        }
        return elements;
    }

    private Matrix matrix(OpcUaDataType type, JsonNode body, JsonNode json) {
        if (!body.isArray()) {
            throw BadValueException.because("must be the flat array of the matrix's elements.")
                    .in(BODY);
        }
        int[] dimensions = dimensions(json);
        if (!isMatrix(body.size(), dimensions)) {
            throw BadValueException.because("must be two or more lengths, whose product is the number of elements.")
                    .in(DIMENSIONS);
        }
        try {
            return new Matrix(elements(type, body), dimensions, type);
        } catch (BadValueException e) {
            throw e.in(BODY);
        }
    }

    /** If not, a server's lengths contradict its elements: they are left out, and the elements told as they came. */
    private static boolean isMatrix(int elements, int[] lengths) {
        return lengths.length >= 2 && isSize(elements, lengths);
    }

    /** Whether a matrix of these lengths has so many elements. */
    static boolean isSize(int elements, int[] lengths) {
        long size = 1;
        boolean empty = false;
        for (int length : lengths) {
            if (length < 0) {
                return false;
            }
            empty |= length == 0;
            // Cut off where it is too much anyway, so that it cannot run over and become right again.
            size = Math.min(size * Math.max(1, length), Integer.MAX_VALUE + 1L);
        }
        return elements == (empty ? 0 : size);
    }

    static int[] dimensions(JsonNode json) {
        if (!json.isArray()) {
            throw BadValueException.because("must be an array of lengths.").in(DIMENSIONS);
        }
        int[] dimensions = new int[json.size()];
        for (int i = 0; i < dimensions.length; i++) {
            try {
                dimensions[i] = IntegerForm.INT32.read(json.get(i));
            } catch (BadValueException e) {
                throw e.in(i).in(DIMENSIONS);
            }
        }
        return dimensions;
    }
}

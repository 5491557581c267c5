package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The bodies of structures, field by field between binary and JSON (OPC 10000-6, 5.4.6 to 5.4.8): an object of the fields
 * by their names, without those that are null; optional fields with {@code EncodingMask}; a union as {@code SwitchField} and
 * {@code Value}. A matrix is arrays in arrays (5.4.5); an empty one that has other lengths than 0 is {@code Dimensions} and
 * an empty {@code Array}, since arrays cannot tell them.
 *
 * @param context what Milo's binary encoder and decoder need, among it the limits
 * @param layouts of the server's types
 */
record Structures(EncodingContext context, Layouts layouts) {

    static final String ENCODING_MASK = "EncodingMask";
    static final String SWITCH_FIELD = "SwitchField";
    static final String VALUE = "Value";
    static final String DIMENSIONS = "Dimensions";
    static final String ARRAY = "Array";

    private static final Logger LOG = LoggerFactory.getLogger(Structures.class);

    @Nullable
    StructureLayout find(NodeId id) {
        return id.isNull() ? null : layouts.find(id);
    }

    /** The fields as JSON; null if the bytes are not what the layout says. */
    @Nullable
    JsonNode read(StructureLayout layout, ByteString body, BuiltInForms forms) {
        try {
            return new StructureReader(context, layouts, body).readWhole(layout, forms);
        } catch (RuntimeException e) {
            // Milo and Netty have many exceptions for bytes that end too early or make no sense.
            LOG.debug("a value of type {} cannot be decoded", layout.ids().dataType(), e);
            return null;
        }
    }

    /** @throws BadValueException if the JSON does not fit the layout */
    ByteString write(StructureLayout layout, JsonNode json, BuiltInForms forms) {
        return new StructureWriter(context, layouts).writeWhole(layout, json, forms);
    }
}

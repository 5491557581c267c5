package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.TypeIds;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ExtensionObject. Where the type is known, {@code Body} has its fields and {@code TypeId} is the id of its JSON encoding, or
 * of the type if it has none. Otherwise {@code TypeId} is the id of the encoding that {@code Encoding} tells: 1 means that
 * {@code Body} is the base64 of the binary encoding, 2 that it is XML. On input the type's own id will do everywhere, and where
 * {@code Body} has the fields, that of any encoding.
 */
final class ExtensionObjectForm implements Form<ExtensionObject> {

    static final ExtensionObject NULL = ExtensionObject.of(ByteString.NULL_VALUE, NodeId.NULL_VALUE);

    private static final String TYPE_ID = "TypeId";
    private static final String ENCODING = "Encoding";
    private static final String BODY = "Body";
    private static final int JSON = 0;
    private static final int BINARY = 1;
    private static final int XML = 2;

    private final NodeIdForm nodeId;
    private final Structures structures;
    private final BuiltInForms owner;

    /** @param owner the forms that this is one of */
    ExtensionObjectForm(NodeIdForm nodeId, Structures structures, BuiltInForms owner) {
        this.nodeId = nodeId;
        this.structures = structures;
        this.owner = owner;
    }

    /**
     * The three members.
     *
     * @param body null if there is none
     */
    record Parts(NodeId typeId, int encoding, @Nullable JsonNode body) {}

    @Override
    public JsonNode write(ExtensionObject value) {
        if (value.isNull() && value.getEncodingOrTypeId().isNull()) {
            return Json.NODES.nullNode();
        }
        Parts parts = parts(value);
        ObjectNode object = Json.NODES.objectNode();
        object.set(TYPE_ID, nodeId.write(parts.typeId()));
        if (parts.encoding() != JSON) {
            object.put(ENCODING, parts.encoding());
        }
        if (parts.body() != null) {
            object.set(BODY, parts.body());
        }
        return object;
    }

    Parts parts(ExtensionObject value) {
        NodeId id = value.getEncodingOrTypeId();
        if (value.isNull()) {
            return new Parts(id, JSON, null);
        }
        if (value instanceof ExtensionObject.Xml xml) {
            return new Parts(id, XML, TextForms.XML_ELEMENT.write(xml.getBody()));
        }
        if (value instanceof ExtensionObject.Json json) {
            return new Parts(id, JSON, Json.NODES.stringNode(json.getBody()));
        }
        ByteString bytes = ((ExtensionObject.Binary) value).getBody();
        @Nullable StructureLayout layout = structures.find(id);
        @Nullable BuiltInForms ofFields = owner.deeper();
        // Only with this encoding's id: with another one it could not be written back as it was.
        if (layout != null && ofFields != null && id.equals(layout.ids().binaryEncoding())) {
            @Nullable JsonNode body = structures.read(layout, bytes, ofFields);
            if (body != null) {
                return new Parts(layout.ids().inJson(), JSON, body);
            }
        }
        return new Parts(id, BINARY, ByteStringForm.INSTANCE.write(bytes));
    }

    @Override
    public ExtensionObject read(JsonNode json) {
        Json.object(json, "an ExtensionObject", Set.of(TYPE_ID, ENCODING, BODY));
        return read(
                Json.member(json, TYPE_ID, nodeId, NodeId.NULL_VALUE),
                Json.member(json, ENCODING, IntegerForm.INT32, JSON),
                json.path(BODY));
    }

    /** @param body null, JSON's null or nothing if there is none */
    ExtensionObject read(NodeId typeId, int encoding, JsonNode body) {
        if (Json.isAbsent(body)) {
            return ExtensionObject.of(ByteString.NULL_VALUE, typeId);
        }
        if (encoding < JSON || encoding > XML) {
            throw BadValueException.because("must be 0 (JSON), 1 (base64 of the binary encoding) or 2 (XML).")
                    .in(ENCODING);
        }
        @Nullable StructureLayout layout = structures.find(typeId);
        if (encoding == JSON) {
            return ofFields(layout, body);
        }
        try {
            return encoding == BINARY
                    ? ExtensionObject.of(
                            ByteStringForm.INSTANCE.read(body), encodingId(typeId, layout, TypeIds::binaryEncoding))
                    : ExtensionObject.of(
                            TextForms.XML_ELEMENT.read(body), encodingId(typeId, layout, TypeIds::xmlEncoding));
        } catch (BadValueException e) {
            throw e.in(BODY);
        }
    }

    /**
     * A client may name a type instead of its encoding. The id of an encoding stays as it is, even of another one than the
     * body's: a server may have sent it so.
     */
    private static NodeId encodingId(
            NodeId told, @Nullable StructureLayout layout, Function<TypeIds, @Nullable NodeId> encoding) {
        if (layout == null || !told.equals(layout.ids().dataType())) {
            return told;
        }
        @Nullable NodeId known = encoding.apply(layout.ids());
        return known == null ? told : known;
    }

    private ExtensionObject ofFields(@Nullable StructureLayout layout, JsonNode body) {
        @Nullable NodeId encodingId = layout == null ? null : layout.ids().binaryEncoding();
        if (layout == null || encodingId == null) {
            throw BadValueException.because("must be a type that the server describes, unless Body is base64 or XML.")
                    .in(TYPE_ID);
        }
        try {
            @Nullable BuiltInForms forms = owner.deeper();
            if (forms == null) {
                throw BadValueException.because("must not be nested so deeply.");
            }
            return ExtensionObject.of(structures.write(layout, body, forms), encodingId);
        } catch (BadValueException e) {
            throw e.in(BODY);
        }
    }

    /** The JSON of a record. */
    JsonNode json(NodeId typeId, io.opcuaws.protocol.message.ExtensionObject record) {
        ObjectNode object = Json.NODES.objectNode();
        object.set(TYPE_ID, nodeId.write(typeId));
        if (record.encoding() != 0) {
            object.put(ENCODING, record.encoding());
        }
        object.set(BODY, record.body());
        return object;
    }

    /** The record of a JSON that this form has written. */
    static io.opcuaws.protocol.message.ExtensionObject record(JsonNode json) {
        NodeIdParts typeId = NodeIdParts.ofNodeId(json.path(TYPE_ID));
        return new io.opcuaws.protocol.message.ExtensionObject(
                new io.opcuaws.protocol.message.NodeId(
                        NodeIdParts.idType(typeId.identifier()),
                        NodeIdParts.idText(typeId.identifier()),
                        typeId.namespace().orElse(null)),
                json.path(ENCODING).asInt(0),
                json.path(BODY));
    }
}

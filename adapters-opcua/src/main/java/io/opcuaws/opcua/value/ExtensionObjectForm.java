package io.opcuaws.opcua.value;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ExtensionObject whose body is not looked into: {@code TypeId} is the id of its encoding, {@code Encoding} 1 means that
 * {@code Body} is the base64 of the binary encoding, 2 that it is XML.
 */
final class ExtensionObjectForm implements Form<ExtensionObject> {

    static final ExtensionObject NULL = ExtensionObject.of(ByteString.NULL_VALUE, NodeId.NULL_VALUE);

    private static final String TYPE_ID = "TypeId";
    private static final String ENCODING = "Encoding";
    private static final String BODY = "Body";
    private static final int BINARY = 1;
    private static final int XML = 2;

    private final NodeIdForm nodeId;

    ExtensionObjectForm(NodeIdForm nodeId) {
        this.nodeId = nodeId;
    }

    @Override
    public JsonNode write(ExtensionObject value) {
        if (value.isNull() && value.getEncodingOrTypeId().isNull()) {
            return Json.NODES.nullNode();
        }
        ObjectNode object = Json.NODES.objectNode();
        object.set(TYPE_ID, nodeId.write(value.getEncodingOrTypeId()));
        if (value instanceof ExtensionObject.Binary binary) {
            put(object, BINARY, ByteStringForm.INSTANCE.write(binary.getBody()));
        } else if (value instanceof ExtensionObject.Xml xml) {
            put(object, XML, TextForms.XML_ELEMENT.write(xml.getBody()));
        } else {
            object.put(BODY, (String) value.getBody());
        }
        return object;
    }

    private static void put(ObjectNode object, int encoding, JsonNode body) {
        if (!body.isNull()) {
            object.put(ENCODING, encoding);
            object.set(BODY, body);
        }
    }

    @Override
    public ExtensionObject read(JsonNode json) {
        Json.object(json, "an ExtensionObject", Set.of(TYPE_ID, ENCODING, BODY));
        NodeId typeId = Json.member(json, TYPE_ID, nodeId, NodeId.NULL_VALUE);
        return switch (Json.member(json, ENCODING, IntegerForm.INT32, Json.isAbsent(json.path(BODY)) ? BINARY : 0)) {
            case BINARY ->
                ExtensionObject.of(Json.member(json, BODY, ByteStringForm.INSTANCE, ByteString.NULL_VALUE), typeId);
            case XML ->
                ExtensionObject.of(Json.member(json, BODY, TextForms.XML_ELEMENT, XmlElement.NULL_VALUE), typeId);
            default ->
                throw BadValueException.because("must be 1 (base64 of the binary encoding) or 2 (XML).")
                        .in(ENCODING);
        };
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

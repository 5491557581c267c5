package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.NodeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The forms of a NodeId. On input: an object ({@code {"IdType":1,"Id":"Name","Namespace":2}}) or a text
 * ({@code "ns=2;s=Name"}); both become the same record. On output: the object, with numbers as numbers and without what is
 * 0 (OPC 10000-6 version 1.04, 5.4.2.10).
 */
final class NodeIdForms {

    private static final String ID_TYPE = "IdType";
    private static final String ID_TYPE_ALIAS = "TypeId";
    private static final String ID = "Id";
    private static final String NAMESPACE = "Namespace";

    /** The letters of the text form, each at the index that is its IdType. */
    private static final String LETTERS = "isgb";

    private static final int NUMERIC = 0;

    private NodeIdForms() {}

    /** Reads either form. */
    static final class Reader extends StdDeserializer<NodeId> {

        Reader() {
            super(NodeId.class);
        }

        @Override
        public NodeId deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            try {
                return parser.currentToken() == JsonToken.VALUE_STRING
                        ? ofText(parser.getString())
                        : ofObject(context.readTree(parser));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("", NodeId.class, "not a NodeId");
            }
        }
    }

    /** Writes the object form. */
    static final class Writer extends StdSerializer<NodeId> {

        Writer() {
            super(NodeId.class);
        }

        @Override
        public void serialize(NodeId nodeId, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            generator.writeStartObject();
            writeMembers(nodeId, generator);
            generator.writeEndObject();
        }
    }

    /** What the objects of a NodeId and of an ExpandedNodeId have in common. */
    static void writeMembers(NodeId nodeId, JsonGenerator generator) {
        if (nodeId.idType() != NUMERIC) {
            generator.writeNumberProperty(ID_TYPE, nodeId.idType());
            generator.writeStringProperty(ID, nodeId.id());
        } else {
            generator.writeNumberProperty(ID, Long.parseLong(nodeId.id()));
        }
        writeIndexOrUri(NAMESPACE, nodeId.namespace(), generator);
    }

    /** An index of an array of URIs as a number, nothing for 0, or else the URI. */
    static void writeIndexOrUri(String property, @Nullable String indexOrUri, JsonGenerator generator) {
        if (indexOrUri == null) {
            return;
        }
        if (!isIndex(indexOrUri)) {
            generator.writeStringProperty(property, indexOrUri);
        } else if (Long.parseLong(indexOrUri) != 0) {
            generator.writeNumberProperty(property, Long.parseLong(indexOrUri));
        }
    }

    private static boolean isIndex(String indexOrUri) {
        return !indexOrUri.isEmpty() && indexOrUri.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static NodeId ofObject(JsonNode object) {
        JsonNode idType = object.has(ID_TYPE) ? object.path(ID_TYPE) : object.path(ID_TYPE_ALIAS);
        JsonNode namespace = object.path(NAMESPACE);
        return new NodeId(
                idType.isMissingNode() ? NUMERIC : Integer.parseInt(text(idType)),
                text(object.path(ID)),
                namespace.isMissingNode() ? null : text(namespace));
    }

    static String text(JsonNode scalar) {
        return scalar.isNumber() ? Numbers.plainText(scalar) : scalar.stringValue();
    }

    /** The text form: {@code ns=<index>;} or {@code nsu=<uri>;} or nothing, a letter, {@code =}, and the identifier. */
    static NodeId ofText(String text) {
        String namespace = null;
        int start = 0;
        if (text.startsWith("ns")) {
            int end = text.indexOf(';');
            namespace = text.substring(text.indexOf('=') + 1, end);
            start = end + 1;
        }
        int idType = LETTERS.indexOf(text.charAt(start));
        return new NodeId(idType, text.substring(start + 2), namespace);
    }
}

package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.ExpandedNodeId;
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
 * The forms of an ExpandedNodeId: those of a NodeId ({@link NodeIdForms}), and which server has the node. In the object that
 * is {@code ServerUri}, the index or the URI of a server; in the text it comes first, {@code "svr=1;nsu=urn:x;s=Name"}.
 */
final class ExpandedNodeIdForms {

    private static final String SERVER_URI = "ServerUri";
    private static final String SERVER_PREFIX = "svr=";

    private ExpandedNodeIdForms() {}

    /** Reads either form. */
    static final class Reader extends StdDeserializer<ExpandedNodeId> {

        Reader() {
            super(ExpandedNodeId.class);
        }

        @Override
        public ExpandedNodeId deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            try {
                return parser.currentToken() == JsonToken.VALUE_STRING
                        ? ofText(parser.getString())
                        : ofObject(context.readTree(parser));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("", ExpandedNodeId.class, "not an ExpandedNodeId");
            }
        }
    }

    /** Writes the object form. */
    static final class Writer extends StdSerializer<ExpandedNodeId> {

        Writer() {
            super(ExpandedNodeId.class);
        }

        @Override
        public void serialize(ExpandedNodeId id, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            generator.writeStartObject();
            NodeIdForms.writeMembers(new NodeId(id.idType(), id.id(), id.namespace()), generator);
            NodeIdForms.writeIndexOrUri(SERVER_URI, id.serverUri(), generator);
            generator.writeEndObject();
        }
    }

    private static ExpandedNodeId ofObject(JsonNode object) {
        JsonNode server = object.path(SERVER_URI);
        return of(NodeIdForms.ofObject(object), server.isMissingNode() ? null : NodeIdForms.text(server));
    }

    private static ExpandedNodeId ofText(String text) {
        if (!text.startsWith(SERVER_PREFIX)) {
            return of(NodeIdForms.ofText(text), null);
        }
        int end = text.indexOf(';');
        return of(NodeIdForms.ofText(text.substring(end + 1)), text.substring(SERVER_PREFIX.length(), end));
    }

    private static ExpandedNodeId of(NodeId nodeId, @Nullable String server) {
        return new ExpandedNodeId(nodeId.idType(), nodeId.id(), nodeId.namespace(), server);
    }
}

package io.opcuaws.opcua.value;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A NodeId in JSON, whatever it is the id of: an object, or on input also the one-string form {@code ns=2;s=Name}, of an
 * ExpandedNodeId also {@code svr=1;nsu=urn:x;s=Name}.
 *
 * @param identifier a UInteger, String, UUID or ByteString
 * @param namespace an index in decimal digits or a URI; empty: index 0
 * @param server the index of a server, for ExpandedNodeIds only
 */
record NodeIdParts(Object identifier, Optional<String> namespace, Optional<JsonNode> server) {

    private static final String ID_TYPE = "IdType";
    private static final String ID_TYPE_ALIAS = "TypeId";
    private static final String ID = "Id";
    private static final String NAMESPACE = "Namespace";
    private static final String SERVER = "ServerUri";

    private static final String SERVER_PREFIX = "svr=";

    private static final int NUMERIC = 0;
    private static final int STRING = 1;
    private static final int GUID = 2;
    private static final int OPAQUE = 3;

    /** The letters of the string form, each at the index that is its IdType. */
    private static final String LETTERS = "isgb";

    private static final Set<String> OF_NODE_ID = Set.of(ID_TYPE, ID_TYPE_ALIAS, ID, NAMESPACE);
    private static final Set<String> OF_EXPANDED_NODE_ID = Set.of(ID_TYPE, ID_TYPE_ALIAS, ID, NAMESPACE, SERVER);

    static NodeIdParts ofNodeId(JsonNode json) {
        return json.isString() ? ofText(json.stringValue()) : ofObject(Json.object(json, "a NodeId", OF_NODE_ID));
    }

    static NodeIdParts ofExpandedNodeId(JsonNode json) {
        return json.isString()
                ? ofExpandedText(json.stringValue())
                : ofObject(Json.object(json, "an ExpandedNodeId", OF_EXPANDED_NODE_ID));
    }

    /** @param id the identifier as text, in the form that {@code idType} says */
    static Object identifier(int idType, String id) {
        JsonNode json = Json.NODES.stringNode(id);
        return switch (idType) {
            case NUMERIC -> IntegerForm.UINT32.read(json);
            case STRING -> id;
            case GUID -> GuidForm.INSTANCE.read(json);
            case OPAQUE -> ByteStringForm.INSTANCE.read(json);
            default -> throw BadValueException.because("must be an IdType, 0 to 3.");
        };
    }

    private static NodeIdParts ofObject(JsonNode object) {
        String idTypeName = object.has(ID_TYPE) ? ID_TYPE : ID_TYPE_ALIAS;
        int idType = Json.member(object, idTypeName, IntegerForm.INT32, NUMERIC);
        JsonNode id = object.path(ID);
        if (!id.isString() && !id.isNumber()) {
            throw BadValueException.because("must be the identifier of a node.").in(ID);
        }
        try {
            Object identifier = id.isNumber() && idType == NUMERIC
                    ? IntegerForm.UINT32.read(id)
                    : identifier(idType, Json.string(id, "the identifier of a node"));
            return new NodeIdParts(identifier, namespace(object.path(NAMESPACE)), server(object.path(SERVER)));
        } catch (BadValueException e) {
            throw e.in(ID);
        }
    }

    private static Optional<String> namespace(JsonNode json) {
        if (Json.isAbsent(json)) {
            return Optional.empty();
        }
        if (json.isNumber()) {
            return Optional.of(json.asString());
        }
        return Optional.of(Json.string(json, "a namespace index or a namespace URI"));
    }

    private static Optional<JsonNode> server(JsonNode json) {
        return Json.isAbsent(json) ? Optional.empty() : Optional.of(json);
    }

    private static NodeIdParts ofExpandedText(String text) {
        int end = text.indexOf(';');
        if (end < 0 || !text.startsWith(SERVER_PREFIX)) {
            return ofText(text);
        }
        NodeIdParts node = ofText(text.substring(end + 1));
        JsonNode server = Json.NODES.stringNode(text.substring(SERVER_PREFIX.length(), end));
        return new NodeIdParts(node.identifier(), node.namespace(), Optional.of(server));
    }

    private static NodeIdParts ofText(String text) {
        Optional<String> namespace = Optional.empty();
        String rest = text;
        int end = text.indexOf(';');
        if (end > 0 && (text.startsWith("ns=") || text.startsWith("nsu="))) {
            namespace = Optional.of(text.substring(text.indexOf('=') + 1, end));
            rest = text.substring(end + 1);
        }
        int idType = rest.length() > 1 && rest.charAt(1) == '=' ? LETTERS.indexOf(rest.charAt(0)) : -1;
        if (idType < 0) {
            throw BadValueException.because("must be a NodeId, e.g. \"ns=2;s=Name\".");
        }
        return new NodeIdParts(identifier(idType, rest.substring(2)), namespace, Optional.empty());
    }

    /** The object; without what is 0 or absent. */
    JsonNode toJson() {
        ObjectNode object = Json.NODES.objectNode();
        int idType = idType(identifier);
        if (idType != NUMERIC) {
            object.put(ID_TYPE, idType);
        }
        object.set(ID, idJson());
        namespace.filter(text -> !text.equals("0")).ifPresent(text -> object.set(NAMESPACE, namespaceJson(text)));
        server.ifPresent(json -> object.set(SERVER, json));
        return object;
    }

    static int idType(Object identifier) {
        if (identifier instanceof UInteger) {
            return NUMERIC;
        }
        if (identifier instanceof String) {
            return STRING;
        }
        return identifier instanceof UUID ? GUID : OPAQUE;
    }

    /** The identifier as text, in the form that its IdType says. */
    static String idText(Object identifier) {
        return identifier instanceof ByteString bytes
                ? Base64.getEncoder().encodeToString(bytes.bytesOrEmpty())
                : identifier.toString();
    }

    private JsonNode idJson() {
        return identifier instanceof UInteger number
                ? Json.NODES.numberNode(number.longValue())
                : Json.NODES.stringNode(idText(identifier));
    }

    private static JsonNode namespaceJson(String text) {
        return isIndex(text) ? Json.NODES.numberNode(Integer.parseInt(text)) : Json.NODES.stringNode(text);
    }

    static boolean isIndex(String namespace) {
        return !namespace.isEmpty() && JsonNumbers.isDigits(namespace);
    }
}

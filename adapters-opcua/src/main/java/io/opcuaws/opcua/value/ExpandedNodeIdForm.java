package io.opcuaws.opcua.value;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.NamespaceReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.ServerReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** ExpandedNodeId: as NodeId, but the namespace may stay a URI, and {@code ServerUri} is the index or URI of a server. */
final class ExpandedNodeIdForm implements Form<ExpandedNodeId> {

    static final ExpandedNodeIdForm INSTANCE = new ExpandedNodeIdForm();

    private ExpandedNodeIdForm() {}

    @Override
    public JsonNode write(ExpandedNodeId value) {
        return new NodeIdParts(value.getIdentifier(), Optional.of(namespace(value)), server(value)).toJson();
    }

    /** The URI, or the index if there is none; a server may also send an empty one. */
    static String namespace(ExpandedNodeId value) {
        @Nullable String uri = value.getNamespaceUri();
        return uri != null && !uri.isEmpty()
                ? unlikeAnIndex(uri)
                : String.valueOf(Objects.requireNonNullElse(value.getNamespaceIndex(), UShort.MIN));
    }

    /** The server, if it is another one. */
    static Optional<JsonNode> server(ExpandedNodeId value) {
        @Nullable UInteger index = value.getServerIndex();
        if (index != null) {
            return index.longValue() == 0 ? Optional.empty() : Optional.of(IntegerForm.UINT32.write(index));
        }
        return Optional.ofNullable(value.getServerUri())
                .map(ExpandedNodeIdForm::unlikeAnIndex)
                .map(Json.NODES::stringNode);
    }

    /** Digits alone would be taken for an index. With the first of them in percents the URI is the same (RFC 3986, 6.2.2.2). */
    private static String unlikeAnIndex(String uri) {
        return NodeIdParts.isIndex(uri) ? "%%%02X%s".formatted((int) uri.charAt(0), uri.substring(1)) : uri;
    }

    @Override
    public ExpandedNodeId read(JsonNode json) {
        NodeIdParts parts = NodeIdParts.ofExpandedNodeId(json);
        return of(parts.identifier(), parts.namespace().orElse("0"), parts.server());
    }

    /**
     * @param namespace an index in decimal digits or a URI
     * @param server an index or a URI; empty: the server itself
     */
    static ExpandedNodeId of(Object identifier, String namespace, Optional<? extends JsonNode> server) {
        return new ExpandedNodeId(
                server.map(ExpandedNodeIdForm::server).orElse(ServerReference.of(UInteger.MIN)),
                namespace(namespace),
                identifier);
    }

    private static NamespaceReference namespace(String namespace) {
        if (!NodeIdParts.isIndex(namespace)) {
            return NamespaceReference.of(namespace);
        }
        UShort index = IntegerForm.UINT16.read(Json.NODES.stringNode(namespace));
        return NamespaceReference.of(index);
    }

    private static ServerReference server(JsonNode json) {
        return json.isString() && !NodeIdParts.isIndex(json.stringValue())
                ? ServerReference.of(json.stringValue())
                : ServerReference.of(IntegerForm.UINT32.read(json));
    }
}

package io.opcuaws.opcua.value;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** NodeId. A namespace URI on input is looked up in the server's NamespaceArray; output has the index. */
final class NodeIdForm implements Form<NodeId> {

    private final NamespaceTable namespaces;

    NodeIdForm(NamespaceTable namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public JsonNode write(NodeId value) {
        return new NodeIdParts(
                        value.getIdentifier(),
                        Optional.of(value.getNamespaceIndex().toString()),
                        Optional.empty())
                .toJson();
    }

    @Override
    public NodeId read(JsonNode json) {
        NodeIdParts parts = NodeIdParts.ofNodeId(json);
        return of(index(parts.namespace().orElse("0")), parts.identifier());
    }

    /**
     * The index of a namespace.
     *
     * @param namespace an index in decimal digits or a URI
     * @throws BadValueException if the server has no namespace with this URI
     */
    UShort index(String namespace) {
        if (NodeIdParts.isIndex(namespace)) {
            return IntegerForm.UINT16.read(Json.NODES.stringNode(namespace));
        }
        @Nullable UShort index = namespaces.getIndex(namespace);
        if (index == null) {
            throw BadValueException.unknownNamespace();
        }
        return index;
    }

    static NodeId of(UShort namespace, Object identifier) {
        if (identifier instanceof UInteger number) {
            return new NodeId(namespace, number);
        }
        if (identifier instanceof String text) {
            return new NodeId(namespace, text);
        }
        return identifier instanceof UUID guid
                ? new NodeId(namespace, guid)
                : new NodeId(namespace, (ByteString) identifier);
    }
}

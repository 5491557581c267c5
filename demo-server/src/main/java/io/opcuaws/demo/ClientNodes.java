package io.opcuaws.demo;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.AddNodesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.AddNodesResult;
import org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem;

/**
 * What clients may do to the nodes of the demo: add objects and writable variables below them, delete any, tie them to each
 * other. The attributes of an added node are not looked at: its name is its browse name, a variable has no value yet and
 * takes any.
 */
final class ClientNodes {

    private final DemoNamespace namespace;

    ClientNodes(DemoNamespace namespace) {
        this.namespace = namespace;
    }

    AddNodesResult add(AddNodesItem item) {
        try {
            return new AddNodesResult(StatusCode.GOOD, added(item));
        } catch (UaException e) {
            return new AddNodesResult(e.getStatusCode(), NodeId.NULL_VALUE);
        }
    }

    private NodeId added(AddNodesItem item) throws UaException {
        UaNode parent =
                node(item.getParentNodeId()).orElseThrow(() -> new UaException(StatusCodes.Bad_ParentNodeIdInvalid));
        if (item.getReferenceTypeId().isNull()) {
            throw new UaException(StatusCodes.Bad_ReferenceTypeIdInvalid);
        }
        if (item.getBrowseName().isNull()) {
            throw new UaException(StatusCodes.Bad_BrowseNameInvalid);
        }
        UaNode added = newNode(newNodeId(item.getRequestedNewNodeId()), item);
        namespace.getNodeManager().addNode(added);
        parent.addReference(new Reference(
                parent.getNodeId(), item.getReferenceTypeId(), added.getNodeId().expanded(), true));
        return added.getNodeId();
    }

    private NodeId newNodeId(ExpandedNodeId requested) throws UaException {
        if (requested.isNull()) {
            return new NodeId(namespace.getNamespaceIndex(), UUID.randomUUID());
        }
        NodeId id = local(requested)
                .filter(local -> local.getNamespaceIndex().equals(namespace.getNamespaceIndex()))
                .orElseThrow(() -> new UaException(StatusCodes.Bad_NodeIdRejected));
        if (namespace.getNodeManager().containsNode(id)) {
            throw new UaException(StatusCodes.Bad_NodeIdExists);
        }
        return id;
    }

    private UaNode newNode(NodeId id, AddNodesItem item) throws UaException {
        LocalizedText name = new LocalizedText(item.getBrowseName().name());
        if (item.getNodeClass() == NodeClass.Object) {
            return UaObjectNode.build(
                    namespace.getNodeContext(),
                    node -> node.setNodeId(id)
                            .setBrowseName(item.getBrowseName())
                            .setDisplayName(name)
                            .setTypeDefinition(NodeIds.BaseObjectType)
                            .build());
        }
        if (item.getNodeClass() == NodeClass.Variable) {
            return UaVariableNode.build(
                    namespace.getNodeContext(),
                    node -> node.setNodeId(id)
                            .setBrowseName(item.getBrowseName())
                            .setDisplayName(name)
                            .setDataType(NodeIds.BaseDataType)
                            .setTypeDefinition(NodeIds.BaseDataVariableType)
                            .setAccessLevel(AccessLevel.READ_WRITE)
                            .setUserAccessLevel(AccessLevel.READ_WRITE)
                            .build());
        }
        throw new UaException(StatusCodes.Bad_NodeClassInvalid);
    }

    StatusCode delete(DeleteNodesItem item) {
        Optional<UaNode> node = namespace.getNodeManager().getNode(item.getNodeId());
        node.ifPresent(UaNode::delete);
        return status(node.isPresent() ? StatusCodes.Good : StatusCodes.Bad_NodeIdUnknown);
    }

    StatusCode add(AddReferencesItem item) {
        Optional<UaNode> source = namespace.getNodeManager().getNode(item.getSourceNodeId());
        if (source.isEmpty()) {
            return status(StatusCodes.Bad_SourceNodeIdInvalid);
        }
        if (node(item.getTargetNodeId()).isEmpty()) {
            return status(StatusCodes.Bad_TargetNodeIdInvalid);
        }
        Reference reference = new Reference(
                item.getSourceNodeId(), item.getReferenceTypeId(), item.getTargetNodeId(), item.getIsForward());
        if (source.get().getReferences().contains(reference)) {
            return status(StatusCodes.Bad_DuplicateReferenceNotAllowed);
        }
        source.get().addReference(reference);
        return StatusCode.GOOD;
    }

    StatusCode delete(DeleteReferencesItem item) {
        Optional<UaNode> source = namespace.getNodeManager().getNode(item.getSourceNodeId());
        if (source.isEmpty()) {
            return status(StatusCodes.Bad_SourceNodeIdInvalid);
        }
        Reference reference = new Reference(
                item.getSourceNodeId(), item.getReferenceTypeId(), item.getTargetNodeId(), item.getIsForward());
        if (!source.get().getReferences().contains(reference)) {
            return status(StatusCodes.Bad_NotFound);
        }
        source.get().removeReference(reference);
        return StatusCode.GOOD;
    }

    private Optional<UaNode> node(ExpandedNodeId id) {
        return local(id).flatMap(namespace.getNodeManager()::getNode);
    }

    private Optional<NodeId> local(ExpandedNodeId id) {
        return id.toNodeId(namespace.getNodeContext().getNamespaceTable());
    }

    private static StatusCode status(long code) {
        return new StatusCode(code);
    }
}

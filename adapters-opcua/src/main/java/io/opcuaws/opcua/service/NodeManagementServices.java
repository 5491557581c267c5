package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.AddNodesItem;
import io.opcuaws.protocol.message.AddNodesRequest;
import io.opcuaws.protocol.message.AddNodesResponse;
import io.opcuaws.protocol.message.AddNodesResult;
import io.opcuaws.protocol.message.AddReferencesItem;
import io.opcuaws.protocol.message.AddReferencesRequest;
import io.opcuaws.protocol.message.AddReferencesResponse;
import io.opcuaws.protocol.message.DeleteNodesItem;
import io.opcuaws.protocol.message.DeleteNodesRequest;
import io.opcuaws.protocol.message.DeleteNodesResponse;
import io.opcuaws.protocol.message.DeleteReferencesItem;
import io.opcuaws.protocol.message.DeleteReferencesRequest;
import io.opcuaws.protocol.message.DeleteReferencesResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/** NodeManagement Service Set. Milo's types of the same name are written with their package. */
final class NodeManagementServices {

    private static final AddNodesResult UNKNOWN_NODE = new AddNodesResult(StatusCodes.Bad_NodeIdUnknown, null);

    private NodeManagementServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(Service.ADD_NODES, AddNodesRequest.class, NodeManagementServices::addNodes),
                new ServiceMapper<>(
                        Service.ADD_REFERENCES, AddReferencesRequest.class, NodeManagementServices::addReferences),
                new ServiceMapper<>(
                        Service.DELETE_NODES, DeleteNodesRequest.class, NodeManagementServices::deleteNodes),
                new ServiceMapper<>(
                        Service.DELETE_REFERENCES,
                        DeleteReferencesRequest.class,
                        NodeManagementServices::deleteReferences));
    }

    private static Portions portions(ServiceCall call) {
        return Portions.once(call.limits().nodeManagement());
    }

    private static CompletableFuture<AddNodesResponse> addNodes(AddNodesRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/NodesToAdd", request.nodesToAdd(), item -> node(item, values))
                .call(
                        portions(call),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.AddNodesRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.AddNodesItem[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.AddNodesResponse.class,
                                response -> Results.of(
                                        response.getResults(),
                                        result -> new AddNodesResult(
                                                result.getStatusCode().value(),
                                                result.getAddedNodeId().isNull()
                                                        ? null
                                                        : values.toRecord(result.getAddedNodeId())))),
                        UNKNOWN_NODE)
                .thenApply(AddNodesResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.AddNodesItem node(
            AddNodesItem item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.AddNodesItem(
                values.toMilo("ParentNodeId", item.parentNodeId()),
                values.toMilo("ReferenceTypeId", item.referenceTypeId()),
                values.toMilo("RequestedNewNodeId", item.requestedNewNodeId()),
                Values.toMilo(item.browseName()),
                NodeClass.from(item.nodeClass()),
                values.toMilo("NodeAttributes", item.nodeAttributes()),
                values.toMilo("TypeDefinition", item.typeDefinition()));
    }

    private static CompletableFuture<AddReferencesResponse> addReferences(
            AddReferencesRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/ReferencesToAdd", request.referencesToAdd(), item -> reference(item, values))
                .call(
                        portions(call),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesResponse.class,
                                response -> Results.of(response.getResults())),
                        Results.UNKNOWN_NODE)
                .thenApply(AddReferencesResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem reference(
            AddReferencesItem item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem(
                values.toMilo("SourceNodeId", item.sourceNodeId()),
                values.toMilo("ReferenceTypeId", item.referenceTypeId()),
                item.isForward(),
                item.targetServerUri(),
                values.toMilo("TargetNodeId", item.targetNodeId()),
                NodeClass.from(item.targetNodeClass()));
    }

    private static CompletableFuture<DeleteNodesResponse> deleteNodes(DeleteNodesRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/NodesToDelete", request.nodesToDelete(), item -> deletion(item, values))
                .call(
                        portions(call),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesResponse.class,
                                response -> Results.of(response.getResults())),
                        Results.UNKNOWN_NODE)
                .thenApply(DeleteNodesResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem deletion(
            DeleteNodesItem item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem(
                values.toMilo("NodeId", item.nodeId()), item.deleteTargetReferences());
    }

    private static CompletableFuture<DeleteReferencesResponse> deleteReferences(
            DeleteReferencesRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/ReferencesToDelete", request.referencesToDelete(), item -> deletion(item, values))
                .call(
                        portions(call),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem
                                                                []::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesResponse.class,
                                response -> Results.of(response.getResults())),
                        Results.UNKNOWN_NODE)
                .thenApply(DeleteReferencesResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem deletion(
            DeleteReferencesItem item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem(
                values.toMilo("SourceNodeId", item.sourceNodeId()),
                values.toMilo("ReferenceTypeId", item.referenceTypeId()),
                item.isForward(),
                values.toMilo("TargetNodeId", item.targetNodeId()),
                item.deleteBidirectional());
    }
}

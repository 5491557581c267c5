package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.RegisterNodesRequest;
import io.opcuaws.protocol.message.RegisterNodesResponse;
import io.opcuaws.protocol.message.UnregisterNodesRequest;
import io.opcuaws.protocol.message.UnregisterNodesResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** RegisterNodes and UnregisterNodes of the View Service Set. Milo's types of the same name are written with their package. */
final class RegisteredNodeServices {

    private RegisteredNodeServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(
                        Service.REGISTER_NODES, RegisterNodesRequest.class, RegisteredNodeServices::register),
                new ServiceMapper<>(
                        Service.UNREGISTER_NODES, UnregisterNodesRequest.class, RegisteredNodeServices::unregister));
    }

    private static CompletableFuture<RegisterNodesResponse> register(RegisterNodesRequest request, ServiceCall call) {
        Values values = call.values();
        List<NodeId> nodes = Items.nodes("/Body/NodesToRegister", request.nodesToRegister(), values);
        return Portions.once(call.limits().registerNodes())
                .call(
                        nodes,
                        portion -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.RegisterNodesRequest(
                                        call.header(), portion.toArray(NodeId[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.RegisterNodesResponse.class,
                                response -> Items.complete(
                                        portion, Results.of(response.getRegisteredNodeIds(), values::toRecord))))
                .thenApply(RegisterNodesResponse::new);
    }

    private static CompletableFuture<UnregisterNodesResponse> unregister(
            UnregisterNodesRequest request, ServiceCall call) {
        List<NodeId> nodes = Items.nodes("/Body/NodesToUnregister", request.nodesToUnregister(), call.values());
        return Portions.once(call.limits().registerNodes())
                .call(
                        nodes,
                        portion -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.UnregisterNodesRequest(
                                        call.header(), portion.toArray(NodeId[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.UnregisterNodesResponse.class,
                                response -> portion))
                .thenApply(unregistered -> new UnregisterNodesResponse());
    }
}

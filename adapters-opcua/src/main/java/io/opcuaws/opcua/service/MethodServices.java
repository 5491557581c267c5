package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.CallMethodRequest;
import io.opcuaws.protocol.message.CallMethodResult;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.CallResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** Method Service Set. Milo's types of the same name are written with their package. */
final class MethodServices {

    private static final CallMethodResult UNKNOWN_NODE =
            new CallMethodResult(StatusCodes.Bad_NodeIdUnknown, List.of(), List.of());

    private MethodServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(new ServiceMapper<>(Service.CALL, CallRequest.class, MethodServices::call));
    }

    private static CompletableFuture<CallResponse> call(CallRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/MethodsToCall", request.methodsToCall(), item -> methodCall(item, call))
                .call(
                        Portions.once(call.limits().methodCall()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.CallRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.CallResponse.class,
                                response -> Results.of(response.getResults(), result -> result(result, values))),
                        UNKNOWN_NODE)
                .thenApply(CallResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest methodCall(
            CallMethodRequest item, ServiceCall call) {
        Values values = call.values();
        NodeId method = values.toMilo("MethodId", item.methodId());
        return new org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest(
                values.toMilo("ObjectId", item.objectId()),
                method,
                SubscriptionArguments.forServer(
                                method, values.toMilo("InputArguments", item.inputArguments()), call.subscriptions())
                        .toArray(Variant[]::new));
    }

    private static CallMethodResult result(
            org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult result, Values values) {
        return new CallMethodResult(
                result.getStatusCode().value(),
                Results.of(result.getInputArgumentResults()),
                Results.of(result.getOutputArguments(), values::toRecord));
    }
}

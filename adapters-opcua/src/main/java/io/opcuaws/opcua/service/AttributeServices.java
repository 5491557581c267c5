package io.opcuaws.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteResponse;
import io.opcuaws.protocol.message.WriteValue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/** Read and Write of the Attribute Service Set. Milo's types of the same name are written with their package. */
final class AttributeServices {

    private static final DataValue UNKNOWN_NODE = new DataValue(null, StatusCodes.Bad_NodeIdUnknown, null, 0, null, 0);

    private AttributeServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(Service.READ, ReadRequest.class, AttributeServices::read),
                new ServiceMapper<>(Service.WRITE, WriteRequest.class, AttributeServices::write));
    }

    private static CompletableFuture<ReadResponse> read(ReadRequest request, ServiceCall call) {
        Values values = call.values();
        TimestampsToReturn timestamps = timestamps(request.timestampsToReturn());
        return Items.of("/Body/NodesToRead", request.nodesToRead(), item -> readValueId(item, values))
                .call(
                        Portions.repeatable(call.limits().read()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest(
                                        call.header(),
                                        request.maxAge(),
                                        timestamps,
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse.class,
                                response -> Results.of(response.getResults(), values::toRecord)),
                        UNKNOWN_NODE)
                .thenApply(ReadResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId readValueId(
            ReadValueId item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId(
                values.toMilo("NodeId", item.nodeId()),
                uint(item.attributeId()),
                Items.rangeOrNone(item.indexRange()),
                Values.toMilo(item.dataEncoding()));
    }

    /** A value that cannot be understood fails the whole request before anything is written. */
    private static CompletableFuture<WriteResponse> write(WriteRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/NodesToWrite", request.nodesToWrite(), item -> writeValue(item, values))
                .call(
                        Portions.once(call.limits().write()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.WriteRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.WriteValue[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.WriteResponse.class,
                                response -> Results.of(response.getResults())),
                        Results.UNKNOWN_NODE)
                .thenApply(WriteResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.WriteValue writeValue(
            WriteValue item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.WriteValue(
                values.toMilo("NodeId", item.nodeId()),
                uint(item.attributeId()),
                Items.rangeOrNone(item.indexRange()),
                values.toMilo("Value", item.value()));
    }

    static TimestampsToReturn timestamps(int value) {
        TimestampsToReturn timestamps = TimestampsToReturn.from(value);
        if (timestamps == null || timestamps == TimestampsToReturn.Invalid) {
            throw Failures.because(StatusCode.BAD_INVALID_ARGUMENT, "/Body/TimestampsToReturn: must be 0, 1, 2 or 3.");
        }
        return timestamps;
    }
}

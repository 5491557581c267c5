package io.opcuaws.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.value.BadValueException;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/** Attribute Service Set (OPC 10000-4, 5.10). Milo's types of the same name are written with their package. */
final class AttributeServices {

    private static final DataValue UNKNOWN_NODE = new DataValue(null, StatusCodes.Bad_NodeIdUnknown, null, 0, null, 0);

    private AttributeServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(new ServiceMapper<>(Service.READ, ReadRequest.class, AttributeServices::read));
    }

    private static CompletableFuture<ReadResponse> read(ReadRequest request, ServiceCall call) {
        Values values = call.values();
        TimestampsToReturn timestamps = timestamps(request.timestampsToReturn());
        return Items.of("/Body/NodesToRead", request.nodesToRead(), item -> readValueId(item, values))
                .call(
                        items -> call.send(
                                        new org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest(
                                                call.header(),
                                                request.maxAge(),
                                                timestamps,
                                                items.toArray(
                                                        org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId[]
                                                                ::new)),
                                        org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse.class)
                                .thenApply(response -> Lists.ofNullable(response.getResults()).stream()
                                        .map(values::toRecord)
                                        .toList()),
                        UNKNOWN_NODE)
                .thenApply(ReadResponse::new);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId readValueId(
            ReadValueId item, Values values) {
        try {
            return new org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId(
                    values.toMilo(item.nodeId()),
                    uint(item.attributeId()),
                    item.indexRange(),
                    qualifiedName(item.dataEncoding()));
        } catch (BadValueException e) {
            throw e.in("NodeId");
        }
    }

    private static QualifiedName qualifiedName(io.opcuaws.protocol.message.@Nullable QualifiedName name) {
        return name == null ? QualifiedName.NULL_VALUE : new QualifiedName(name.uri(), name.name());
    }

    private static TimestampsToReturn timestamps(int value) {
        TimestampsToReturn timestamps = TimestampsToReturn.from(value);
        if (timestamps == null || timestamps == TimestampsToReturn.Invalid) {
            throw Failures.because(StatusCode.BAD_INVALID_ARGUMENT, "/Body/TimestampsToReturn: must be 0, 1, 2 or 3.");
        }
        return timestamps;
    }
}

package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.HistoryReadRequest;
import io.opcuaws.protocol.message.HistoryReadResponse;
import io.opcuaws.protocol.message.HistoryReadResult;
import io.opcuaws.protocol.message.HistoryReadValueId;
import io.opcuaws.protocol.message.HistoryUpdateRequest;
import io.opcuaws.protocol.message.HistoryUpdateResponse;
import io.opcuaws.protocol.message.HistoryUpdateResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/**
 * HistoryRead and HistoryUpdate of the Attribute Service Set. Milo's types of the same name are written with their package.
 *
 * <p>Servers have a limit for data and one for events; the smaller of them suits both.
 */
final class HistoryServices {

    private static final HistoryReadResult UNKNOWN_NODE =
            new HistoryReadResult(StatusCodes.Bad_NodeIdUnknown, null, null);

    private static final HistoryUpdateResult UNKNOWN_NODE_TO_UPDATE =
            new HistoryUpdateResult(StatusCodes.Bad_NodeIdUnknown, List.of());

    private HistoryServices() {}

    private static int smaller(int oneLimit, int otherLimit) {
        return oneLimit == 0 || otherLimit == 0 ? Math.max(oneLimit, otherLimit) : Math.min(oneLimit, otherLimit);
    }

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(Service.HISTORY_READ, HistoryReadRequest.class, HistoryServices::read),
                new ServiceMapper<>(Service.HISTORY_UPDATE, HistoryUpdateRequest.class, HistoryServices::update));
    }

    /** @param place of the node in the client's list */
    private record Asked(int place, org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId node) {}

    private static CompletableFuture<HistoryReadResponse> read(HistoryReadRequest request, ServiceCall call) {
        Values values = call.values();
        TimestampsToReturn timestamps = AttributeServices.timestamps(request.timestampsToReturn());
        List<HistoryReadValueId> nodes = request.nodesToRead();
        Items<Asked> asked = Items.of(
                "/Body/NodesToRead",
                IntStream.range(0, nodes.size()).boxed().toList(),
                place -> new Asked(place, node(nodes.get(place), values)));
        org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject told =
                Items.one("/Body", () -> values.toMilo("HistoryReadDetails", request.historyReadDetails()));
        HistoryDetails details = request.releaseContinuationPoints()
                ? HistoryDetails.ofNoNode(told)
                : HistoryDetails.of(told, nodes.size());
        int limit = smaller(call.limits().historyReadData(), call.limits().historyReadEvents());
        return asked.call(
                        new Portions(limit, isFirst(request)),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest(
                                        call.header(),
                                        details.ofNodes(
                                                items.stream().map(Asked::place).toList()),
                                        timestamps,
                                        request.releaseContinuationPoints(),
                                        items.stream()
                                                .map(Asked::node)
                                                .toArray(
                                                        org.eclipse.milo.opcua.stack.core.types.structured
                                                                                .HistoryReadValueId
                                                                        []::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse.class,
                                response -> Results.of(
                                        response.getResults(),
                                        result -> new HistoryReadResult(
                                                result.getStatusCode().value(),
                                                Values.toBase64(result.getContinuationPoint()),
                                                values.toRecord(result.getHistoryData())))),
                        UNKNOWN_NODE)
                .thenApply(HistoryReadResponse::new);
    }

    /** A continuation point can be used once; without one, reading again is as good as the first time. */
    private static boolean isFirst(HistoryReadRequest request) {
        return !request.releaseContinuationPoints()
                && request.nodesToRead().stream().allMatch(node -> node.continuationPoint() == null);
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId node(
            HistoryReadValueId item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId(
                values.toMilo("NodeId", item.nodeId()),
                Items.rangeOrNone(item.indexRange()),
                Values.toMilo(item.dataEncoding()),
                item.continuationPoint() == null
                        ? ByteString.NULL_VALUE
                        : Values.toByteString(item.continuationPoint()));
    }

    private static CompletableFuture<HistoryUpdateResponse> update(HistoryUpdateRequest request, ServiceCall call) {
        Values values = call.values();
        int limit = smaller(call.limits().historyUpdateData(), call.limits().historyUpdateEvents());
        return Items.of("/Body/HistoryUpdateDetails", request.historyUpdateDetails(), values::toMilo)
                .call(
                        Portions.once(limit),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResponse.class,
                                response -> Results.of(
                                        response.getResults(),
                                        result -> new HistoryUpdateResult(
                                                result.getStatusCode().value(),
                                                Results.of(result.getOperationResults())))),
                        UNKNOWN_NODE_TO_UPDATE)
                .thenApply(HistoryUpdateResponse::new);
    }
}

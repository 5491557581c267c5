package io.opcuaws.opcua.service;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.BrowseDescription;
import io.opcuaws.protocol.message.BrowseNextRequest;
import io.opcuaws.protocol.message.BrowseNextResponse;
import io.opcuaws.protocol.message.BrowseRequest;
import io.opcuaws.protocol.message.BrowseResponse;
import io.opcuaws.protocol.message.BrowseResult;
import io.opcuaws.protocol.message.ReferenceDescription;
import io.opcuaws.protocol.message.ViewDescription;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.jspecify.annotations.Nullable;

/** Browse and BrowseNext of the View Service Set. Milo's types of the same name are written with their package. */
final class BrowseServices {

    private static final BrowseResult UNKNOWN_NODE = new BrowseResult(StatusCodes.Bad_NodeIdUnknown, null, List.of());

    private BrowseServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(
                new ServiceMapper<>(Service.BROWSE, BrowseRequest.class, BrowseServices::browse),
                new ServiceMapper<>(Service.BROWSE_NEXT, BrowseNextRequest.class, BrowseServices::browseNext));
    }

    private static CompletableFuture<BrowseResponse> browse(BrowseRequest request, ServiceCall call) {
        Values values = call.values();
        org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription view = view(request.view(), values);
        return Items.of("/Body/NodesToBrowse", request.nodesToBrowse(), item -> description(item, values))
                .call(
                        // A server frees continuation points that nobody heard of when it needs them (OPC 10000-4,
                        // 7.9).
                        Portions.repeatable(call.limits().browse()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest(
                                        call.header(),
                                        view,
                                        uint(request.requestedMaxReferencesPerNode()),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription[]
                                                        ::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse.class,
                                response -> Results.of(response.getResults(), result -> result(result, values))),
                        UNKNOWN_NODE)
                .thenApply(results -> new BrowseResponse(results, List.of()));
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription view(
            @Nullable ViewDescription view, Values values) {
        return Items.one(
                "/Body/View",
                () -> view == null
                        ? new org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription(
                                NodeId.NULL_VALUE, DateTime.MIN_VALUE, uint(0))
                        : new org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription(
                                values.toMiloOrNull("ViewId", view.viewId()),
                                Values.toDateTime("Timestamp", view.timestamp()),
                                uint(view.viewVersion())));
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription description(
            BrowseDescription item, Values values) {
        return new org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription(
                values.toMilo("NodeId", item.nodeId()),
                BrowseDirection.from(item.browseDirection()),
                values.toMiloOrNull("ReferenceTypeId", item.referenceTypeId()),
                item.includeSubtypes(),
                uint(item.nodeClassMask()),
                uint(item.resultMask()));
    }

    private static CompletableFuture<BrowseNextResponse> browseNext(BrowseNextRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/ContinuationPoints", request.continuationPoints(), Values::toByteString)
                .call(
                        Portions.once(call.limits().browse()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest(
                                        call.header(),
                                        request.releaseContinuationPoints(),
                                        items.toArray(ByteString[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse.class,
                                response -> released(
                                        request,
                                        items.size(),
                                        Results.of(response.getResults(), result -> result(result, values)))),
                        UNKNOWN_NODE)
                .thenApply(results -> new BrowseNextResponse(results, List.of()));
    }

    /** Servers may answer a release without results (OPC 10000-4, 5.8.3); for the client each point has one. */
    private static List<BrowseResult> released(BrowseNextRequest request, int count, List<BrowseResult> results) {
        return request.releaseContinuationPoints() && results.isEmpty()
                ? Collections.nCopies(count, new BrowseResult(StatusCodes.Good, null, List.of()))
                : results;
    }

    private static BrowseResult result(
            org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult result, Values values) {
        return new BrowseResult(
                result.getStatusCode().value(),
                Values.toBase64(result.getContinuationPoint()),
                Results.of(result.getReferences(), reference -> reference(reference, values)));
    }

    /** What the ResultMask has left out is null in OPC UA and absent here. */
    private static ReferenceDescription reference(
            org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription reference, Values values) {
        return new ReferenceDescription(
                reference.getReferenceTypeId().isNull() ? null : values.toRecord(reference.getReferenceTypeId()),
                reference.getIsForward(),
                values.toRecord(reference.getNodeId()),
                reference.getBrowseName().isNull() ? null : Values.toRecord(reference.getBrowseName()),
                reference.getDisplayName().isNull() ? null : Values.toRecord(reference.getDisplayName()),
                Results.number(reference.getNodeClass()),
                reference.getTypeDefinition().isNull() ? null : values.toRecord(reference.getTypeDefinition()));
    }
}

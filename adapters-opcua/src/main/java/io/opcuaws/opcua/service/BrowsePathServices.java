package io.opcuaws.opcua.service;

import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.message.BrowsePath;
import io.opcuaws.protocol.message.BrowsePathResult;
import io.opcuaws.protocol.message.BrowsePathTarget;
import io.opcuaws.protocol.message.RelativePathElement;
import io.opcuaws.protocol.message.TranslateBrowsePathsToNodeIdsRequest;
import io.opcuaws.protocol.message.TranslateBrowsePathsToNodeIdsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/** TranslateBrowsePathsToNodeIds of the View Service Set. Milo's types of the same name are written with their package. */
final class BrowsePathServices {

    private static final BrowsePathResult UNKNOWN_NODE = new BrowsePathResult(StatusCodes.Bad_NodeIdUnknown, List.of());

    private BrowsePathServices() {}

    static Stream<ServiceMapper<?>> mappers() {
        return Stream.of(new ServiceMapper<>(
                Service.TRANSLATE_BROWSE_PATHS_TO_NODE_IDS,
                TranslateBrowsePathsToNodeIdsRequest.class,
                BrowsePathServices::translate));
    }

    private static CompletableFuture<TranslateBrowsePathsToNodeIdsResponse> translate(
            TranslateBrowsePathsToNodeIdsRequest request, ServiceCall call) {
        Values values = call.values();
        return Items.of("/Body/BrowsePaths", request.browsePaths(), item -> path(item, values))
                .call(
                        Portions.repeatable(call.limits().translateBrowsePaths()),
                        items -> call.send(
                                new org.eclipse.milo.opcua.stack.core.types.structured
                                        .TranslateBrowsePathsToNodeIdsRequest(
                                        call.header(),
                                        items.toArray(
                                                org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath[]::new)),
                                org.eclipse.milo.opcua.stack.core.types.structured.TranslateBrowsePathsToNodeIdsResponse
                                        .class,
                                response -> Results.of(response.getResults(), result -> result(result, values))),
                        UNKNOWN_NODE)
                .thenApply(results -> new TranslateBrowsePathsToNodeIdsResponse(results, List.of()));
    }

    private static org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath path(BrowsePath item, Values values) {
        List<RelativePathElement> elements = item.relativePath().elements();
        org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement[] path =
                new org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement[elements.size()];
        for (int i = 0; i < path.length; i++) {
            RelativePathElement element = elements.get(i);
            path[i] = new org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement(
                    values.toMiloOrNull("RelativePath/Elements/" + i + "/ReferenceTypeId", element.referenceTypeId()),
                    element.isInverse(),
                    element.includeSubtypes(),
                    Values.toMilo(element.targetName()));
        }
        return new org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath(
                values.toMilo("StartingNode", item.startingNode()),
                new org.eclipse.milo.opcua.stack.core.types.structured.RelativePath(path));
    }

    private static BrowsePathResult result(
            org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult result, Values values) {
        return new BrowsePathResult(
                result.getStatusCode().value(),
                Results.of(
                        result.getTargets(),
                        target -> new BrowsePathTarget(
                                values.toRecord(target.getTargetId()),
                                target.getRemainingPathIndex().longValue())));
    }
}

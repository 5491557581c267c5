package io.opcuaws.protocol.operation;

import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.codec.RecordText;
import io.opcuaws.protocol.message.AddNodesRequest;
import io.opcuaws.protocol.message.AddNodesResponse;
import io.opcuaws.protocol.message.AddNodesResult;
import io.opcuaws.protocol.message.AddReferencesRequest;
import io.opcuaws.protocol.message.AddReferencesResponse;
import io.opcuaws.protocol.message.CallMethodResult;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.CallResponse;
import io.opcuaws.protocol.message.DeleteNodesRequest;
import io.opcuaws.protocol.message.DeleteNodesResponse;
import io.opcuaws.protocol.message.DeleteReferencesRequest;
import io.opcuaws.protocol.message.DeleteReferencesResponse;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.FindServersRequest;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import io.opcuaws.protocol.message.HistoryUpdateRequest;
import io.opcuaws.protocol.message.HistoryUpdateResponse;
import io.opcuaws.protocol.message.HistoryUpdateResult;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks into the requests that can change the plant, and into their answers. Any thread may call. */
public final class Operations {

    private static final int SOURCE_TIMESTAMP = 0;

    private Operations() {}

    /**
     * The nodes that a Write writes to or the methods that a Call calls, in the order of its list.
     *
     * @throws IllegalArgumentException for any other service
     */
    public static List<NodeName> nodes(ServiceRequest request) {
        if (request instanceof WriteRequest write) {
            return write.nodesToWrite().stream()
                    .map(item -> NodeName.of(item.nodeId()))
                    .toList();
        }
        if (request instanceof CallRequest call) {
            return call.methodsToCall().stream()
                    .map(item -> NodeName.of(item.methodId()))
                    .toList();
        }
        throw new IllegalArgumentException(request.service() + " is not asked for by its nodes");
    }

    /** The entries of a request that can change the plant, in order; none of any other. */
    public static List<Operation> of(ServiceRequest request) {
        if (request instanceof WriteRequest write) {
            return each(write.nodesToWrite(), item -> Optional.of(NodeName.of(item.nodeId())));
        }
        if (request instanceof CallRequest call) {
            return each(call.methodsToCall(), item -> Optional.of(NodeName.of(item.methodId())));
        }
        if (request instanceof HistoryUpdateRequest update) {
            return each(update.historyUpdateDetails(), Operations::nodeOfDetails);
        }
        if (request instanceof AddNodesRequest add) {
            return each(add.nodesToAdd(), item -> Optional.of(NodeName.of(item.parentNodeId())));
        }
        if (request instanceof DeleteNodesRequest delete) {
            return each(delete.nodesToDelete(), item -> Optional.of(NodeName.of(item.nodeId())));
        }
        if (request instanceof AddReferencesRequest add) {
            return each(add.referencesToAdd(), item -> Optional.of(NodeName.of(item.sourceNodeId())));
        }
        if (request instanceof DeleteReferencesRequest delete) {
            return each(delete.referencesToDelete(), item -> Optional.of(NodeName.of(item.sourceNodeId())));
        }
        return List.of();
    }

    private static <T> List<Operation> each(List<T> items, Function<T, Optional<NodeName>> node) {
        return items.stream()
                .map(item -> new Operation(node.apply(item), RecordText.of(item)))
                .toList();
    }

    /** Details that are no JSON object, or have a node that is none, are the server's side to refuse. */
    private static Optional<NodeName> nodeOfDetails(ExtensionObject details) {
        return RecordText.nodeId(details.body().path("NodeId")).map(NodeName::of);
    }

    /**
     * The URL of the server that is asked without a session.
     *
     * @throws IllegalArgumentException for a service that needs one
     */
    public static String server(ServiceRequest request) {
        if (request instanceof FindServersRequest find) {
            return find.endpointUrl();
        }
        if (request instanceof GetEndpointsRequest get) {
            return get.endpointUrl();
        }
        throw new IllegalArgumentException(request.service() + " needs a session");
    }

    /** The status of each entry of the answer to such a request, in order. */
    public static List<Long> statuses(ServiceResponse response) {
        if (response instanceof WriteResponse write) {
            return write.results();
        }
        if (response instanceof CallResponse call) {
            return call.results().stream().map(CallMethodResult::statusCode).toList();
        }
        if (response instanceof HistoryUpdateResponse update) {
            return update.results().stream()
                    .map(HistoryUpdateResult::statusCode)
                    .toList();
        }
        if (response instanceof AddNodesResponse add) {
            return add.results().stream().map(AddNodesResult::statusCode).toList();
        }
        if (response instanceof DeleteNodesResponse delete) {
            return delete.results();
        }
        if (response instanceof AddReferencesResponse add) {
            return add.results();
        }
        return response instanceof DeleteReferencesResponse delete ? delete.results() : List.of();
    }

    /** A Read of what a Write is about to write over; empty if the request is no Write. */
    public static Optional<ServiceRequest> readBack(ServiceRequest request) {
        return request instanceof WriteRequest write && !write.nodesToWrite().isEmpty()
                ? Optional.of(new ReadRequest(
                        write.nodesToWrite().stream()
                                .map(item ->
                                        new ReadValueId(item.nodeId(), item.attributeId(), item.indexRange(), null))
                                .toList(),
                        0,
                        SOURCE_TIMESTAMP))
                : Optional.empty();
    }

    /** What such a Read has brought, each DataValue as native JSON, in order. */
    public static List<String> values(ServiceResponse response) {
        return response instanceof ReadResponse read
                ? read.results().stream().map(RecordText::of).toList()
                : List.of();
    }
}

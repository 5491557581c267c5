package io.opcuaws.domain;

import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.message.CallMethodRequest;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.DeleteNodesItem;
import io.opcuaws.protocol.message.DeleteNodesRequest;
import io.opcuaws.protocol.message.HistoryUpdateRequest;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.RegisterNodesRequest;
import io.opcuaws.protocol.message.Variant;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteResponse;
import io.opcuaws.protocol.message.WriteValue;
import java.util.Arrays;
import java.util.List;

/** Requests that change a plant, and what a server answers. Its nodes have names, in namespace 2 unless something else is said. */
final class Plant {

    private static final int BOOLEAN = 1;
    private static final int STRING_ID = 1;
    private static final long VALUE = 13;

    private Plant() {}

    static NodeId node(String namespace, String name) {
        return new NodeId(STRING_ID, name, namespace);
    }

    static ServiceRequest write(String... names) {
        return write(Arrays.stream(names).map(name -> node("2", name)).toArray(NodeId[]::new));
    }

    static ServiceRequest write(NodeId... nodes) {
        return new WriteRequest(Arrays.stream(nodes)
                .map(node -> new WriteValue(node, VALUE, null, value()))
                .toList());
    }

    static ServiceRequest call(String object, String method) {
        return new CallRequest(List.of(new CallMethodRequest(node("2", object), node("2", method), List.of())));
    }

    static ServiceRequest registerNodes(String name) {
        return new RegisterNodesRequest(List.of(node("2", name)));
    }

    static ServiceRequest deleteNode(String name) {
        return new DeleteNodesRequest(List.of(new DeleteNodesItem(node("2", name), false)));
    }

    static ServiceRequest historyUpdate() {
        return new HistoryUpdateRequest(List.of());
    }

    static ServiceResponse written(Long... statuses) {
        return new WriteResponse(List.of(statuses));
    }

    /** The answer to a Read of one node. */
    static ServiceResponse read() {
        return new ReadResponse(List.of(value()));
    }

    /** A null of type Boolean, which needs no JSON. */
    private static DataValue value() {
        return new DataValue(new Variant(BOOLEAN, null, null), 0, null, 0, null, 0);
    }
}

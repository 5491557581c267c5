package io.opcuaws.bench.bare;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/** What is done again and again; the same as what the driver asks the gateway for. Says whether it went well. */
public interface Operations extends AutoCloseable {

    int SERVER_NAMESPACE = 2;
    int MANY = 1_000;
    int ALL_FIELDS = 63;

    /** @param slot which of the loops asks for it */
    CompletableFuture<Boolean> perform(int slot);

    @Override
    default void close() {}

    static Operations logins(Clients clients, String policy) {
        SecurityPolicy chosen = SecurityPolicy.valueOf(policy);
        return slot -> clients.connect(chosen)
                .thenCompose(OpcUaClient::disconnectAsync)
                .thenApply(client -> true);
    }

    /** In one session. */
    static Operations requests(String url, String name) {
        return requests(new Clients(url), name, 1);
    }

    static Operations requests(Clients clients, String name, int connections) {
        List<OpcUaClient> connected = clients.connect(connections);
        Function<OpcUaClient, CompletableFuture<Boolean>> request = request(name);
        return new Operations() {
            @Override
            public CompletableFuture<Boolean> perform(int slot) {
                return request.apply(connected.get(slot % connections));
            }

            @Override
            public void close() {
                Clients.disconnect(connected);
            }
        };
    }

    private static Function<OpcUaClient, CompletableFuture<Boolean>> request(String name) {
        return switch (name) {
            case "read-1" -> read(List.of(readValueId("Demo.Scalar.Int32")));
            case "read-1000" ->
                read(IntStream.range(0, MANY)
                        .mapToObj(i -> readValueId("Demo.Many." + i))
                        .toList());
            case "write-1" ->
                write(new WriteValue(
                        node("Demo.Scalar.Int32"),
                        AttributeId.Value.uid(),
                        null,
                        DataValue.valueOnly(new Variant(4711))));
            case "browse" ->
                browse(new BrowseDescription(
                        node("Demo.Scalar"),
                        BrowseDirection.Forward,
                        NodeIds.HierarchicalReferences,
                        true,
                        uint(0),
                        uint(ALL_FIELDS)));
            default -> throw new IllegalArgumentException("no such request: " + name);
        };
    }

    private static Function<OpcUaClient, CompletableFuture<Boolean>> read(List<ReadValueId> nodes) {
        return client -> client.readAsync(0, TimestampsToReturn.Both, nodes)
                .thenApply(response -> response.getResults() != null
                        && response.getResults().length == nodes.size()
                        && response.getResults()[nodes.size() - 1].getValue().isNotNull());
    }

    private static Function<OpcUaClient, CompletableFuture<Boolean>> write(WriteValue value) {
        List<WriteValue> values = List.of(value);
        return client -> client.writeAsync(values)
                .thenApply(
                        response -> response.getResults() != null && response.getResults()[0].equals(StatusCode.GOOD));
    }

    private static Function<OpcUaClient, CompletableFuture<Boolean>> browse(BrowseDescription what) {
        return client -> client.browseAsync(what)
                .thenApply(result -> result.getReferences() != null && result.getReferences().length > 1);
    }

    static ReadValueId readValueId(String id) {
        return new ReadValueId(node(id), AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE);
    }

    private static NodeId node(String id) {
        return new NodeId(SERVER_NAMESPACE, id);
    }
}

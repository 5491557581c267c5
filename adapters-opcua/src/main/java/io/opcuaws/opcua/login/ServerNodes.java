package io.opcuaws.opcua.login;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.call.OperationLimits;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.call.Requests;
import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import io.opcuaws.opcua.structure.AddressSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/** The nodes of a session's server, asked over the session's connection, no more at a time than the server takes. */
record ServerNodes(ServerConnection connection, NodeId authenticationToken, OperationLimits limits)
        implements AddressSpace {

    /** Longer than most requests may take: what comes late serves the next one. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How often more references are asked for; types have a few. */
    private static final int MOST_ROUNDS = 100;

    private static final ViewDescription WHOLE_ADDRESS_SPACE =
            new ViewDescription(NodeId.NULL_VALUE, DateTime.MIN_VALUE, uint(0));

    @Override
    public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
        return Portions.repeatable(limits.read())
                .call(
                        items,
                        portion -> connection
                                .send(new ReadRequest(
                                        header(), 0.0, TimestampsToReturn.Neither, portion.toArray(ReadValueId[]::new)))
                                .thenApply(response -> oneEach(portion, ((ReadResponse) response).getResults())));
    }

    @Override
    public CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items) {
        return Portions.repeatable(limits.browse())
                .call(
                        items,
                        portion -> connection
                                .send(new BrowseRequest(
                                        header(),
                                        WHOLE_ADDRESS_SPACE,
                                        uint(0),
                                        portion.toArray(BrowseDescription[]::new)))
                                .thenCompose(response ->
                                        all(oneEach(portion, ((BrowseResponse) response).getResults()), MOST_ROUNDS)));
    }

    /** The references of each result, with those that the server keeps for later; of endless ones, the first. */
    private CompletableFuture<List<List<ReferenceDescription>>> all(List<BrowseResult> results, int rounds) {
        List<List<ReferenceDescription>> references = new ArrayList<>();
        Map<Integer, ByteString> more = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            references.add(new ArrayList<>(Lists.ofNullable(results.get(i).getReferences())));
            ByteString point = results.get(i).getContinuationPoint();
            if (!point.isNullOrEmpty()) {
                more.put(i, point);
            }
        }
        if (more.isEmpty() || rounds == 0) {
            return CompletableFuture.completedFuture(references);
        }
        List<ByteString> points = List.copyOf(more.values());
        return connection
                .send(new BrowseNextRequest(header(), false, points.toArray(ByteString[]::new)))
                .thenCompose(response -> all(oneEach(points, ((BrowseNextResponse) response).getResults()), rounds - 1))
                .thenApply(next -> {
                    Iterator<List<ReferenceDescription>> rest = next.iterator();
                    more.keySet().forEach(i -> references.get(i).addAll(rest.next()));
                    return references;
                });
    }

    private RequestHeader header() {
        return Requests.header(authenticationToken, TIMEOUT);
    }

    private static <R> List<R> oneEach(List<?> items, R @Nullable [] results) {
        if (results == null || results.length != items.size()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_UnknownResponse),
                    "The server gave another number of results than it was asked for.");
        }
        return List.of(results);
    }

    @Override
    public String toString() {
        return "ServerNodes";
    }
}

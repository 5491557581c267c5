package io.opcuaws.opcua.login;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.opcua.channel.ServerConnection;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import io.opcuaws.opcua.structure.AddressSpace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** The nodes of a session's server, asked over the session's connection. */
record ServerNodes(ServerConnection connection, NodeId authenticationToken) implements AddressSpace {

    /** Longer than most requests may take: what comes late serves the next one. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final ViewDescription WHOLE_ADDRESS_SPACE =
            new ViewDescription(NodeId.NULL_VALUE, DateTime.MIN_VALUE, uint(0));

    @Override
    public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
        ReadRequest request = new ReadRequest(
                Requests.header(authenticationToken, TIMEOUT),
                0.0,
                TimestampsToReturn.Neither,
                items.toArray(ReadValueId[]::new));
        return connection
                .send(request)
                .thenApply(response -> oneEach(items, Lists.ofNullable(((ReadResponse) response).getResults())));
    }

    @Override
    public CompletableFuture<List<BrowseResult>> browse(List<BrowseDescription> items) {
        BrowseRequest request = new BrowseRequest(
                Requests.header(authenticationToken, TIMEOUT),
                WHOLE_ADDRESS_SPACE,
                uint(0),
                items.toArray(BrowseDescription[]::new));
        return connection
                .send(request)
                .thenApply(response -> oneEach(items, Lists.ofNullable(((BrowseResponse) response).getResults())));
    }

    private static <R> List<R> oneEach(List<?> items, List<R> results) {
        if (results.size() != items.size()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_UnknownResponse),
                    "The server gave another number of results than it was asked for.");
        }
        return results;
    }

    @Override
    public String toString() {
        return "ServerNodes";
    }
}

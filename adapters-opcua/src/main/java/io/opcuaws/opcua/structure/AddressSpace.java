package io.opcuaws.opcua.structure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** The server's nodes, where it describes its types. Both give one result for each item, in their order, or fail. */
public interface AddressSpace {

    CompletableFuture<List<DataValue>> read(List<ReadValueId> items);

    CompletableFuture<List<BrowseResult>> browse(List<BrowseDescription> items);
}

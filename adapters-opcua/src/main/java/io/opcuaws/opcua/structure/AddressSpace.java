package io.opcuaws.opcua.structure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** The server's nodes, where it describes its types. Both give one result for each item, in their order, or fail. */
public interface AddressSpace {

    CompletableFuture<List<DataValue>> read(List<ReadValueId> items);

    /** All references of each node that match; a node that the server does not know has none. */
    CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items);
}

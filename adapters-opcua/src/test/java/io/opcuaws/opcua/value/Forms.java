package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.AddressSpace;
import io.opcuaws.opcua.structure.DataTypes;
import io.opcuaws.opcua.structure.Layouts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** Forms for tests, of a server that has no namespaces of its own. */
final class Forms {

    private Forms() {}

    static BuiltInForms standard() {
        return with(Layouts.STANDARD);
    }

    static BuiltInForms with(Layouts layouts) {
        return new BuiltInForms(new NamespaceTable(), new Structures(DefaultEncodingContext.INSTANCE, layouts));
    }

    /** Values of a server that describes no types. */
    static Values values() {
        AddressSpace nothing = new AddressSpace() {
            @Override
            public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
                return CompletableFuture.failedFuture(new AssertionError(items));
            }

            @Override
            public CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items) {
                return CompletableFuture.failedFuture(new AssertionError(items));
            }
        };
        return new Values(DefaultEncodingContext.INSTANCE, new DataTypes(nothing, DefaultEncodingContext.INSTANCE));
    }
}

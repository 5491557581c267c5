package io.opcuaws.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/** {@code Demo.Access}: what may be read or written, what may not, and what takes its time. */
final class AccessVariables {

    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private AccessVariables() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo) {
        UaFolderNode folder = namespace.folder(demo, "Access");
        DataValue fortyTwo = new DataValue(new Variant(42));
        namespace.variable(folder, "ReadOnly", NodeIds.Int32, node -> node.setValue(fortyTwo));
        // Milo checks UserAccessLevel only and says BadUserAccessDenied; a value that nobody can read is
        // BadNotReadable.
        namespace.variable(
                folder,
                "WriteOnly",
                NodeIds.Int32,
                node -> node.setAccessLevel(AccessLevel.CurrentWrite)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .setValue(fortyTwo)
                        .addAttributeFilter(new NotReadable()));
        namespace.variable(
                folder,
                "Forbidden",
                NodeIds.Int32,
                node -> node.setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.NONE)
                        .setValue(fortyTwo));
        namespace.variable(
                folder,
                "Slow",
                NodeIds.Int32,
                node -> node.addAttributeFilter(AttributeFilters.getValue(context -> {
                    LockSupport.parkNanos(SLOW_NANOS);
                    return fortyTwo;
                })));
    }

    private static final class NotReadable implements AttributeFilter {

        @Override
        public @Nullable Object readAttribute(AttributeFilterContext context, AttributeId attribute)
                throws UaException {
            if (attribute == AttributeId.Value) {
                throw new UaException(StatusCodes.Bad_NotReadable);
            }
            return context.readAttribute(attribute);
        }
    }
}

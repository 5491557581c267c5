package io.opcuaws.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * {@code Demo.Pushed}: variables whose every value goes to the queues of the items that monitor them, whatever their sampling
 * interval, so that a client can prove that it has lost none. They move only while somebody monitors them.
 *
 * <p>{@code Demo.Pushed.Counter} goes up by one every {@value #COUNTER_MILLIS} ms. {@code Demo.Pushed.Many.0} and so on, as
 * many as asked for, go up by one together every {@value #MANY_MILLIS} ms.
 */
final class PushedVariables {

    private static final int COUNTER_MILLIS = 10;
    private static final int MANY_MILLIS = 100;

    private final Map<NodeId, PushedCounter> counters = new ConcurrentHashMap<>();

    private PushedVariables() {}

    static PushedVariables addTo(DemoNamespace namespace, UaFolderNode demo, int many) {
        PushedVariables pushed = new PushedVariables();
        UaFolderNode folder = namespace.folder(demo, "Pushed");
        pushed.add(namespace, folder, "Counter", new PushedCounter(namespace.timer(), COUNTER_MILLIS));
        UaFolderNode manyFolder = namespace.folder(folder, "Many");
        PushedCounter together = new PushedCounter(namespace.timer(), MANY_MILLIS);
        for (int i = 0; i < many; i++) {
            pushed.add(namespace, manyFolder, Integer.toString(i), together);
        }
        return pushed;
    }

    private void add(DemoNamespace namespace, UaFolderNode folder, String name, PushedCounter counter) {
        counters.put(
                namespace
                        .variable(
                                folder,
                                name,
                                NodeIds.UInt32,
                                node -> node.setMinimumSamplingInterval(0.0)
                                        .addAttributeFilter(AttributeFilters.getValue(context -> counter.value())))
                        .getNodeId(),
                counter);
    }

    private Optional<PushedCounter> counterOf(DataItem item) {
        return item.getReadValueId().getAttributeId().equals(AttributeId.Value.uid())
                ? Optional.ofNullable(counters.get(item.getReadValueId().getNodeId()))
                : Optional.empty();
    }

    /** Whether its values are pushed to this item; others have to be sampled. */
    boolean serves(DataItem item) {
        return counterOf(item).isPresent();
    }

    /** Items are new, or their parameters are: those that are disabled are told nothing. */
    void changed(List<DataItem> items) {
        items.forEach(item -> counterOf(item).ifPresent(counter -> counter.changed(item)));
    }

    /** Items are gone. */
    void deleted(List<DataItem> items) {
        items.forEach(item -> counterOf(item).ifPresent(counter -> counter.deleted(item)));
    }
}

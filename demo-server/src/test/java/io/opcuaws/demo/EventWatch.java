package io.opcuaws.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.jspecify.annotations.Nullable;

/** One client of a demo server that watches events, and calls methods to raise some. */
final class EventWatch implements AutoCloseable {

    private final OpcUaClient client;

    EventWatch(DemoServer server) throws Exception {
        client = OpcUaClient.create(server.endpointUrl()).connect();
    }

    /** What one item hears: the values by path of each event. */
    record Heard(UInteger subscription, BlockingQueue<Map<String, Object>> events) {

        Map<String, @Nullable Object> next() throws InterruptedException {
            Map<String, Object> event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("the next event").isNotNull();
            return event;
        }
    }

    /**
     * Watches fields, such as {@code ActiveState/Id}; the empty path is the ConditionId. They are selected of BaseEventType: for
     * another type Milo takes those alone that this very type declares.
     */
    Heard watch(NodeId notifier, String... paths) throws Exception {
        OpcUaSubscription subscription = new OpcUaSubscription(client, 50);
        subscription.create();
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(notifier, filter(paths));
        item.setQueueSize(UInteger.valueOf(100));
        BlockingQueue<Map<String, Object>> events = new LinkedBlockingQueue<>();
        item.setEventValueListener((source, values) -> events.add(byPath(paths, values)));
        subscription.addMonitoredItem(item);
        subscription.synchronizeMonitoredItems();
        assertThat(item.getCreateResult()).contains(StatusCode.GOOD);
        return new Heard(subscription.getSubscriptionId().orElseThrow(), events);
    }

    private static EventFilter filter(String... paths) {
        EventFilterBuilder filter = new EventFilterBuilder();
        for (String path : paths) {
            filter.select(
                    path.isEmpty()
                            ? new SimpleAttributeOperand(
                                    NodeIds.ConditionType, new QualifiedName[0], AttributeId.NodeId.uid(), null)
                            : new SimpleAttributeOperand(
                                    NodeIds.BaseEventType,
                                    Arrays.stream(path.split("/"))
                                            .map(name -> new QualifiedName(0, name))
                                            .toArray(QualifiedName[]::new),
                                    AttributeId.Value.uid(),
                                    null));
        }
        return filter.build();
    }

    private static Map<String, Object> byPath(String[] paths, Variant[] values) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        for (int i = 0; i < paths.length; i++) {
            event.put(paths[i], values[i].value());
        }
        return event;
    }

    CallMethodResult call(NodeId object, NodeId method, @Nullable Object... inputs) throws Exception {
        Variant[] arguments = Arrays.stream(inputs).map(Variant::new).toArray(Variant[]::new);
        return client.call(List.of(new CallMethodRequest(object, method, arguments)))
                .getResults()[0];
    }

    OpcUaClient client() {
        return client;
    }

    static NodeId demo(String path) {
        return new NodeId(2, "Demo." + path);
    }

    @Override
    public void close() throws UaException {
        client.disconnect();
    }
}

package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.protocol.message.CreateMonitoredItemsRequest;
import io.opcuaws.protocol.message.CreateMonitoredItemsResponse;
import io.opcuaws.protocol.message.CreateSubscriptionRequest;
import io.opcuaws.protocol.message.CreateSubscriptionResponse;
import io.opcuaws.protocol.message.DataChange;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.DeleteMonitoredItemsRequest;
import io.opcuaws.protocol.message.DeleteMonitoredItemsResponse;
import io.opcuaws.protocol.message.DeleteSubscriptionsRequest;
import io.opcuaws.protocol.message.DeleteSubscriptionsResponse;
import io.opcuaws.protocol.message.EventNotify;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.ItemToMonitor;
import io.opcuaws.protocol.message.MonitoredItemCreateRequest;
import io.opcuaws.protocol.message.MonitoredItemCreateResult;
import io.opcuaws.protocol.message.MonitoringParameters;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.Variant;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one session, and what it hears of them. */
final class Live {

    static final int REPORTING = 2;
    static final int SAMPLING = 1;
    static final int DISABLED = 0;
    static final long LONG_QUEUE = 10_000;
    static final double INTERVAL = 50;

    final DemoClient client;

    Live(DemoClient client) {
        this.client = client;
    }

    static ExtensionObject filter(int typeId, String body) {
        return new ExtensionObject(DemoClient.standard(typeId), 0, DemoClient.json(body));
    }

    static MonitoringParameters parameters(long handle, @Nullable ExtensionObject filter, long queue) {
        return new MonitoringParameters(handle, 0, filter, queue, true);
    }

    static MonitoredItemCreateRequest item(NodeId node, MonitoringParameters parameters) {
        return new MonitoredItemCreateRequest(new ItemToMonitor(node, null, null, null), REPORTING, parameters);
    }

    static MonitoredItemCreateRequest item(String path, long handle) {
        return item(DemoClient.node(path), parameters(handle, null, LONG_QUEUE));
    }

    /** Every value of it arrives, if none is lost: 0, 1, 2 and so on, every 10 ms. */
    static MonitoredItemCreateRequest counter(long handle) {
        return item("Pushed.Counter", handle);
    }

    long subscribe() {
        return subscribe(INTERVAL, false);
    }

    long subscribe(double interval, boolean batched) {
        return client.ask(
                        new CreateSubscriptionRequest(interval, 2400, 10, 65536, true, 0, batched),
                        CreateSubscriptionResponse.class)
                .subscriptionId();
    }

    List<MonitoredItemCreateResult> create(long subscription, MonitoredItemCreateRequest... items) {
        return client.ask(
                        new CreateMonitoredItemsRequest(subscription, 2, Arrays.asList(items)),
                        CreateMonitoredItemsResponse.class)
                .results();
    }

    /** Creates items all of which have to be good, and gives their ids. */
    List<Long> monitor(long subscription, MonitoredItemCreateRequest... items) {
        List<MonitoredItemCreateResult> results = create(subscription, items);
        assertThat(results)
                .extracting(MonitoredItemCreateResult::statusCode)
                .containsOnly(StatusCodes.Good)
                .hasSameSizeAs(items);
        return results.stream().map(MonitoredItemCreateResult::monitoredItemId).toList();
    }

    List<Long> delete(Long... subscriptions) {
        return client.ask(
                        new DeleteSubscriptionsRequest(Arrays.asList(subscriptions)), DeleteSubscriptionsResponse.class)
                .results();
    }

    List<Long> deleteItems(long subscription, Long... items) {
        return client.ask(
                        new DeleteMonitoredItemsRequest(subscription, Arrays.asList(items)),
                        DeleteMonitoredItemsResponse.class)
                .results();
    }

    void write(String path, int type, String... bodies) {
        for (String body : bodies) {
            assertThat(client.write(DemoClient.writing(DemoClient.node(path), DemoClient.variant(type, body))))
                    .containsExactly(StatusCodes.Good);
        }
    }

    /** What came for the items of a handle, in its order. */
    List<DataValue> values(long handle) {
        return client.signals.notifications(DataChangeNotify.class).stream()
                .flatMap(Live::changes)
                .filter(change -> change.clientHandleData() == handle)
                .map(DataChange::value)
                .toList();
    }

    static Stream<DataChange> changes(DataChangeNotify notify) {
        return notify.items() != null
                ? notify.items().stream()
                : Stream.of(new DataChange(
                        Objects.requireNonNull(notify.clientHandleData()), Objects.requireNonNull(notify.value())));
    }

    /** The bodies of the values of a handle. */
    List<String> bodies(long handle) {
        return values(handle).stream().map(Live::body).toList();
    }

    static String body(DataValue value) {
        Variant variant = value.value();
        return variant == null ? "none" : String.valueOf(variant.body());
    }

    List<EventNotify> events(long handle) {
        return client.signals.notifications(EventNotify.class).stream()
                .filter(event -> event.clientHandleData() == handle)
                .toList();
    }

    static void awaitThat(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(assertion);
    }

    /** Exactly these have come for a handle. */
    void awaitBodies(long handle, String... expected) {
        awaitThat(() -> assertThat(bodies(handle)).containsExactly(expected));
    }

    /** So many values more than there are now. */
    void awaitMore(long handle, int more) {
        int enough = values(handle).size() + more;
        awaitThat(() -> assertThat(values(handle)).hasSizeGreaterThanOrEqualTo(enough));
    }

    /** The counter has been heard without a gap, and each value once. */
    void assertNothingLost(long handle) {
        List<Long> heard = bodies(handle).stream().map(Long::valueOf).toList();
        assertThat(heard)
                .containsExactlyElementsOf(LongStream.range(0, heard.size())
                        .map(i -> heard.get(0) + i)
                        .boxed()
                        .toList());
    }
}

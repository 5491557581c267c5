package io.opcuaws.bench.bare;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Slice;
import io.opcuaws.bench.measure.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/** Clients that monitor variables which count, and look at each value: is it the one after the one before? */
final class BareValues {

    private static final double PUBLISHING_MILLIS = 100;
    private static final UInteger QUEUE = uint(1_000);
    private static final int DIGITS = 3;

    private final Clients clients;
    private final int count;
    private final int items;
    private final Histogram ageNanos = new ConcurrentHistogram(DIGITS);
    private final LongAdder values = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Window window = new Window();

    BareValues(Clients clients, int count, int items) {
        this.clients = clients;
        this.count = count;
        this.items = items;
    }

    Slice run(Duration warmUp, Duration time) throws InterruptedException {
        List<OpcUaClient> connected = clients.connect(count);
        try (JvmProbe probe = JvmProbe.own()) {
            for (int i = 0; i < count; i++) {
                subscribe(connected.get(i), i * items);
            }
            Usage.Used used = window.pass(probe, warmUp, time);
            return Slice.of(ageNanos, values.sum(), lost.sum(), used, 0);
        } finally {
            Clients.disconnect(connected);
        }
    }

    private void subscribe(OpcUaClient client, int first) {
        try {
            OpcUaSubscription subscription = new OpcUaSubscription(client, PUBLISHING_MILLIS);
            subscription.setSubscriptionListener(new OpcUaSubscription.SubscriptionListener() {
                private final long[] last = new long[items];

                @Override
                public void onDataReceived(
                        OpcUaSubscription from, List<OpcUaMonitoredItem> changed, List<DataValue> news) {
                    for (int i = 0; i < news.size(); i++) {
                        int item = (Integer) changed.get(i).getUserObject().orElseThrow();
                        last[item] = look(news.get(i), last[item]);
                    }
                }
            });
            subscription.create();
            subscription.addMonitoredItems(
                    IntStream.range(0, items).mapToObj(i -> item(i, first + i)).toList());
            subscription.synchronizeMonitoredItems();
        } catch (UaException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpcUaMonitoredItem item(int handle, int variable) {
        OpcUaMonitoredItem item = new OpcUaMonitoredItem(Operations.readValueId("Demo.Pushed.Many." + variable));
        item.setSamplingInterval(0);
        item.setQueueSize(QUEUE);
        item.setUserObject(handle);
        return item;
    }

    private long look(DataValue news, long before) {
        long value = news.getValue().getValue() instanceof UInteger number ? number.longValue() : -1;
        if (window.isOpen()) {
            values.increment();
            if (before != 0 && value != before + 1) {
                lost.add(Math.abs(value - before - 1));
            }
            DateTime source = news.getSourceTime();
            if (source != null) {
                ageNanos.recordValue(Math.max(0, (DateTime.now().getUtcTime() - source.getUtcTime()) * 100));
            }
        }
        return value;
    }
}

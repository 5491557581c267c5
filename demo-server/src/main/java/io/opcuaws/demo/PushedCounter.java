package io.opcuaws.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/** A number that goes up by one every so often while items listen, and tells each item each number. Any thread may call. */
final class PushedCounter {

    private final ScheduledExecutorService timer;
    private final int periodMillis;
    private final Set<DataItem> items = ConcurrentHashMap.newKeySet();
    private volatile DataValue value = valueOf(0);
    private long count;
    private @Nullable Future<?> ticks;

    PushedCounter(ScheduledExecutorService timer, int periodMillis) {
        this.timer = timer;
        this.periodMillis = periodMillis;
    }

    DataValue value() {
        return value;
    }

    private static DataValue valueOf(long count) {
        return new DataValue(new Variant(uint(count)));
    }

    synchronized void changed(DataItem item) {
        if (!item.isSamplingEnabled()) {
            deleted(item);
        } else if (items.add(item)) {
            item.setValue(value);
            if (ticks == null) {
                ticks = timer.scheduleAtFixedRate(this::tick, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
            }
        }
    }

    synchronized void deleted(DataItem item) {
        items.remove(item);
        if (items.isEmpty() && ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }

    /** With the lock, so that an item is told each number once, in their order. */
    private synchronized void tick() {
        count++;
        value = valueOf(count);
        items.forEach(item -> item.setValue(value));
    }
}

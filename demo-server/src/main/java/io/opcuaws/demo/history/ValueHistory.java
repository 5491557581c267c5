package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.HistoryUpdateType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.PerformUpdateType;
import org.eclipse.milo.opcua.stack.core.types.structured.ModificationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The values of one variable by their source timestamps, and those that were replaced or deleted. Keeps the newest
 * {@value #CAPACITY} of each. Safe for any thread.
 */
final class ValueHistory {

    private static final int CAPACITY = 10_000;

    /** A value that is no longer valid, and how that came. */
    record Modified(DataValue value, ModificationInfo info) {}

    private final NavigableMap<Long, DataValue> values = new TreeMap<>();
    private final List<Modified> modified = new ArrayList<>();

    synchronized void add(DataValue value) {
        values.put(timeOf(value), value);
        if (values.size() > CAPACITY) {
            values.pollFirstEntry();
        }
    }

    private static long timeOf(DataValue value) {
        return Objects.requireNonNull(value.sourceTime()).getUtcTime();
    }

    /** The values in an interval, in its direction, perhaps with one before and one after it (OPC 10000-11, 6.5.3.2). */
    synchronized List<DataValue> raw(Interval interval, boolean bounds) {
        List<DataValue> found = new ArrayList<>();
        NavigableMap<Long, DataValue> directed = interval.isForward() ? values : values.descendingMap();
        if (bounds && !interval.isOpenStart() && !values.containsKey(interval.start())) {
            found.add(bound(directed.lowerEntry(interval.start()), interval.start()));
        }
        for (Map.Entry<Long, DataValue> entry : directed.entrySet()) {
            if (interval.contains(entry.getKey())) {
                found.add(entry.getValue());
            }
        }
        if (bounds && !interval.isOpenEnd()) {
            found.add(bound(directed.ceilingEntry(interval.end()), interval.end()));
        }
        return found;
    }

    private static DataValue bound(Map.@Nullable Entry<Long, DataValue> entry, long time) {
        return entry == null ? nothing(StatusCodes.Bad_BoundNotFound, new DateTime(time)) : entry.getValue();
    }

    private static DataValue nothing(long status, DateTime time) {
        return DataValue.newValue()
                .setStatus(new StatusCode(status))
                .setSourceTime(time)
                .build();
    }

    /** What was replaced or deleted in an interval. */
    synchronized List<Modified> modified(Interval interval) {
        return modified.stream()
                .filter(entry -> interval.contains(timeOf(entry.value())))
                .toList();
    }

    /** The value at each time: one that was kept for it, or the one before it. */
    synchronized List<DataValue> at(List<DateTime> times) {
        return times.stream()
                .map(time -> {
                    Map.Entry<Long, DataValue> entry = values.floorEntry(time.getUtcTime());
                    return entry == null
                            ? nothing(StatusCodes.Bad_NoData, time)
                            : DataValue.newValue()
                                    .setValue(entry.getValue().value())
                                    .setStatus(entry.getValue().statusCode())
                                    .setSourceTime(time)
                                    .build();
                })
                .toList();
    }

    synchronized StatusCode update(PerformUpdateType how, DataValue value) {
        if (value.sourceTime() == null || how == PerformUpdateType.Remove) {
            return new StatusCode(StatusCodes.Bad_InvalidArgument);
        }
        DataValue old = values.get(timeOf(value));
        if (old != null && how == PerformUpdateType.Insert) {
            return new StatusCode(StatusCodes.Bad_EntryExists);
        }
        if (old == null && how == PerformUpdateType.Replace) {
            return new StatusCode(StatusCodes.Bad_NoEntryExists);
        }
        add(value);
        if (old == null) {
            return new StatusCode(StatusCodes.Good_EntryInserted);
        }
        keep(old, HistoryUpdateType.Replace);
        return new StatusCode(StatusCodes.Good_EntryReplaced);
    }

    synchronized StatusCode delete(long time) {
        DataValue old = values.remove(time);
        if (old == null) {
            return new StatusCode(StatusCodes.Bad_NoEntryExists);
        }
        keep(old, HistoryUpdateType.Delete);
        return StatusCode.GOOD;
    }

    synchronized StatusCode delete(Interval interval) {
        List<Long> times = values.keySet().stream().filter(interval::contains).toList();
        times.forEach(this::delete);
        return new StatusCode(times.isEmpty() ? StatusCodes.Bad_NoData : StatusCodes.Good);
    }

    private void keep(DataValue old, HistoryUpdateType why) {
        modified.add(new Modified(old, new ModificationInfo(DateTime.now(), why, "demo")));
        if (modified.size() > CAPACITY) {
            modified.remove(0);
        }
    }
}

package io.opcuaws.demo.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.HistoryUpdateType;
import org.eclipse.milo.opcua.stack.core.types.structured.ModificationInfo;
import org.jspecify.annotations.Nullable;

/** What a variable of Double was, one value for each source timestamp, and how that was changed. Any thread may call. */
public final class ValueHistory {

    /** With more values the oldest are forgotten. */
    static final int MAX_VALUES = 5_000;

    private static final int MAX_MODIFICATIONS = 1_000;

    private final NavigableMap<Long, DataValue> values = new TreeMap<>();
    private final Deque<Modification> modifications = new ArrayDeque<>();

    /** Takes what the variable is now; without a source timestamp that is its value of this moment. */
    public synchronized void record(DataValue value) {
        DateTime time = value.sourceTime() == null ? DateTime.now() : value.sourceTime();
        put(new DataValue(value.value(), value.statusCode(), time, DateTime.now()));
    }

    /** All values by source timestamp, as they are at this moment. */
    synchronized NavigableMap<Long, DataValue> values() {
        return new TreeMap<>(values);
    }

    synchronized List<Modification> modifications() {
        return List.copyOf(modifications);
    }

    synchronized StatusCode insert(DataValue value, @Nullable String user) {
        long refused = refusal(value);
        if (refused == StatusCodes.Good && values.containsKey(time(value))) {
            refused = StatusCodes.Bad_EntryExists;
        }
        if (refused != StatusCodes.Good) {
            return new StatusCode(refused);
        }
        put(value);
        modified(value, HistoryUpdateType.Insert, user);
        return new StatusCode(StatusCodes.Good_EntryInserted);
    }

    synchronized StatusCode replace(DataValue value, @Nullable String user) {
        return replace(value, HistoryUpdateType.Replace, user);
    }

    /** Replaces what is there, else inserts. */
    synchronized StatusCode update(DataValue value, @Nullable String user) {
        StatusCode replaced = replace(value, HistoryUpdateType.Update, user);
        return replaced.value() == StatusCodes.Bad_NoEntryExists ? insert(value, user) : replaced;
    }

    private StatusCode replace(DataValue value, HistoryUpdateType type, @Nullable String user) {
        long refused = refusal(value);
        if (refused != StatusCodes.Good) {
            return new StatusCode(refused);
        }
        DataValue before = values.get(time(value));
        if (before == null) {
            return new StatusCode(StatusCodes.Bad_NoEntryExists);
        }
        put(value);
        modified(before, type, user);
        return new StatusCode(StatusCodes.Good_EntryReplaced);
    }

    /** Deletes the value of one time. */
    synchronized StatusCode delete(long time, @Nullable String user) {
        DataValue before = values.remove(time);
        if (before == null) {
            return new StatusCode(StatusCodes.Bad_NoEntryExists);
        }
        modified(before, HistoryUpdateType.Delete, user);
        return StatusCode.GOOD;
    }

    /** Deletes all values of a time. */
    synchronized StatusCode delete(TimeDomain domain, @Nullable String user) {
        List<Long> times = values.keySet().stream().filter(domain::contains).toList();
        times.forEach(time -> delete(time, user));
        return new StatusCode(times.isEmpty() ? StatusCodes.Bad_NoData : StatusCodes.Good);
    }

    /** Deletes what is known of changes of a time; the values stay. */
    synchronized StatusCode deleteModifications(TimeDomain domain) {
        boolean some = modifications.removeIf(modification -> domain.contains(time(modification.value())));
        return new StatusCode(some ? StatusCodes.Good : StatusCodes.Bad_NoData);
    }

    static long time(DataValue value) {
        return Objects.requireNonNull(value.sourceTime()).utcTime();
    }

    private static long refusal(DataValue value) {
        if (value.sourceTime() == null || value.sourceTime().isNull()) {
            return StatusCodes.Bad_InvalidTimestamp;
        }
        boolean suits = value.value().value() instanceof Double
                || (value.value().isNull() && value.statusCode().isBad());
        return suits ? StatusCodes.Good : StatusCodes.Bad_TypeMismatch;
    }

    private void put(DataValue value) {
        values.put(time(value), value);
        if (values.size() > MAX_VALUES) {
            values.pollFirstEntry();
        }
    }

    private void modified(DataValue value, HistoryUpdateType type, @Nullable String user) {
        modifications.addLast(new Modification(value, new ModificationInfo(DateTime.now(), type, user)));
        if (modifications.size() > MAX_MODIFICATIONS) {
            modifications.removeFirst();
        }
    }
}

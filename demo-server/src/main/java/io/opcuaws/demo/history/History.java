package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteAtTimeDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteEventDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryEvent;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryEventFieldList;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryModifiedData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ModificationInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadAtTimeDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadEventDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadProcessedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.UpdateDataDetails;
import org.jspecify.annotations.Nullable;

/** HistoryRead and HistoryUpdate over the histories of some nodes. Safe for any thread. */
public final class History {

    private final Map<NodeId, ValueHistory> values = new ConcurrentHashMap<>();
    private final Map<NodeId, EventHistory> events = new ConcurrentHashMap<>();
    private final Continuations continuations = new Continuations();

    /** Remembers a value of a variable, at its source timestamp. */
    public void add(NodeId variable, DataValue value) {
        values.computeIfAbsent(variable, node -> new ValueHistory()).add(value);
    }

    /** Remembers an event of a node by its fields, which have an EventId and a Time. */
    public void add(NodeId notifier, Map<String, Object> event) {
        events.computeIfAbsent(notifier, node -> new EventHistory()).add(event);
    }

    /** Reads one node. The n-th of several has the n-th aggregate, if it is aggregates that are asked for. */
    public HistoryReadResult read(HistoryReadDetails details, HistoryReadValueId node, int n) {
        try {
            ByteString point = node.getContinuationPoint();
            List<?> all = point == null || point.isNullOrEmpty()
                    ? all(details, node.getNodeId(), n)
                    : continuations.take(point);
            int limit = limit(details);
            if (limit == 0 || all.size() <= limit) {
                return result(details, all, ByteString.NULL_VALUE);
            }
            ByteString next = continuations.keep(List.copyOf(all.subList(limit, all.size())));
            return result(details, all.subList(0, limit), next);
        } catch (UaException e) {
            return bad(e.getStatusCode().value());
        }
    }

    public static HistoryReadResult bad(long status) {
        ExtensionObject nothing = ExtensionObject.of(ByteString.NULL_VALUE, NodeId.NULL_VALUE);
        return new HistoryReadResult(new StatusCode(status), ByteString.NULL_VALUE, nothing);
    }

    private List<?> all(HistoryReadDetails details, NodeId node, int n) throws UaException {
        if (details instanceof ReadRawModifiedDetails raw) {
            Interval interval = Interval.of(raw.getStartTime(), raw.getEndTime());
            return raw.getIsReadModified()
                    ? values(node).modified(interval)
                    : values(node).raw(interval, raw.getReturnBounds());
        }
        if (details instanceof ReadAtTimeDetails at) {
            return values(node).at(list(at.getReqTimes()));
        }
        if (details instanceof ReadProcessedDetails processed) {
            List<NodeId> aggregates = list(processed.getAggregateType());
            if (n >= aggregates.size()) {
                throw new UaException(StatusCodes.Bad_AggregateListMismatch);
            }
            Interval interval = Interval.of(processed.getStartTime(), processed.getEndTime());
            return Aggregates.of(values(node), aggregates.get(n), interval, processed.getProcessingInterval());
        }
        if (details instanceof ReadEventDetails read) {
            EventHistory history = events.get(node);
            if (history == null) {
                throw unsupported();
            }
            return history.read(Interval.of(read.getStartTime(), read.getEndTime()), read.getFilter());
        }
        throw unsupported();
    }

    private ValueHistory values(NodeId node) throws UaException {
        ValueHistory history = values.get(node);
        if (history == null) {
            throw unsupported();
        }
        return history;
    }

    private static UaException unsupported() {
        return new UaException(StatusCodes.Bad_HistoryOperationUnsupported);
    }

    private static int limit(HistoryReadDetails details) {
        if (details instanceof ReadRawModifiedDetails raw) {
            return raw.getNumValuesPerNode().intValue();
        }
        return details instanceof ReadEventDetails read
                ? read.getNumValuesPerNode().intValue()
                : 0;
    }

    private static HistoryReadResult result(HistoryReadDetails details, List<?> found, ByteString next) {
        long status = found.isEmpty() ? StatusCodes.Good_NoData : StatusCodes.Good;
        return new HistoryReadResult(
                new StatusCode(status),
                next,
                ExtensionObject.encode(DefaultEncodingContext.INSTANCE, data(details, found)));
    }

    private static UaStructuredType data(HistoryReadDetails details, List<?> found) {
        if (details instanceof ReadEventDetails) {
            return new HistoryEvent(found.toArray(HistoryEventFieldList[]::new));
        }
        if (details instanceof ReadRawModifiedDetails raw && raw.getIsReadModified()) {
            List<ValueHistory.Modified> modified =
                    found.stream().map(ValueHistory.Modified.class::cast).toList();
            return new HistoryModifiedData(
                    modified.stream().map(ValueHistory.Modified::value).toArray(DataValue[]::new),
                    modified.stream().map(ValueHistory.Modified::info).toArray(ModificationInfo[]::new));
        }
        return new HistoryData(found.toArray(DataValue[]::new));
    }

    /** Changes the history of the one node that the details name. */
    public HistoryUpdateResult update(HistoryUpdateDetails details) {
        try {
            return new HistoryUpdateResult(StatusCode.GOOD, results(details), null);
        } catch (UaException e) {
            return new HistoryUpdateResult(e.getStatusCode(), null, null);
        }
    }

    private StatusCode[] results(HistoryUpdateDetails details) throws UaException {
        if (details instanceof UpdateDataDetails update) {
            ValueHistory history = values(update.getNodeId());
            return results(list(update.getUpdateValues()).stream()
                    .map(value -> history.update(update.getPerformInsertReplace(), value)));
        }
        if (details instanceof DeleteAtTimeDetails delete) {
            ValueHistory history = values(delete.getNodeId());
            return results(list(delete.getReqTimes()).stream().map(time -> history.delete(time.getUtcTime())));
        }
        if (details instanceof DeleteEventDetails delete && events.containsKey(delete.getNodeId())) {
            EventHistory history = Objects.requireNonNull(events.get(delete.getNodeId()));
            return results(list(delete.getEventIds()).stream().map(history::delete));
        }
        if (details instanceof DeleteRawModifiedDetails delete && !delete.getIsDeleteModified()) {
            DateTime start = delete.getStartTime();
            StatusCode status = values(delete.getNodeId()).delete(Interval.of(start, delete.getEndTime()));
            if (status.isBad()) {
                throw new UaException(status);
            }
            return new StatusCode[0];
        }
        throw unsupported();
    }

    private static StatusCode[] results(Stream<StatusCode> results) {
        return results.toArray(StatusCode[]::new);
    }

    private static <T> List<T> list(T @Nullable [] array) {
        return array == null ? List.of() : new ArrayList<>(List.of(array));
    }
}

package io.opcuaws.demo.history;

import io.opcuaws.demo.event.DemoEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.SessionListener;
import org.eclipse.milo.opcua.sdk.server.events.EventContentFilter;
import org.eclipse.milo.opcua.sdk.server.events.FilterContext;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryEvent;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryEventFieldList;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryModifiedData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ModificationInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadAtTimeDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadEventDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadProcessedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;

/** HistoryRead: what each kind of details means for one node. */
public final class HistoryReads {

    private final OpcUaServer server;
    private final Histories histories;
    private final ContinuationPoints points = new ContinuationPoints();

    /** Reads of the nodes that have history. */
    public HistoryReads(OpcUaServer server, Histories histories) {
        this.server = server;
        this.histories = histories;
        server.getSessionManager().addSessionListener(new SessionListener() {
            @Override
            public void onSessionClosed(Session session) {
                points.releaseAll(session);
            }
        });
    }

    /** One result for each node. */
    public List<HistoryReadResult> read(
            Session session,
            HistoryReadDetails details,
            TimestampsToReturn timestamps,
            List<HistoryReadValueId> nodes) {
        List<HistoryReadResult> results = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            results.add(read(session, new Query(details, timestamps, i, nodes.size()), nodes.get(i)));
        }
        return results;
    }

    /** Releases a continuation point instead of reading on. */
    HistoryReadResult release(Session session, HistoryReadValueId item) {
        try {
            points.take(session, item.getNodeId(), item.getContinuationPoint());
            return new HistoryReadResult(StatusCode.GOOD, ByteString.NULL_VALUE, null);
        } catch (UaException e) {
            return bad(e);
        }
    }

    /** What is asked of the node with an index among others. */
    private record Query(HistoryReadDetails details, TimestampsToReturn timestamps, int index, int size) {}

    private HistoryReadResult read(Session session, Query query, HistoryReadValueId item) {
        try {
            NodeId node = item.getNodeId();
            if (query.timestamps() == TimestampsToReturn.Neither) {
                throw new UaException(StatusCodes.Bad_TimestampsToReturnInvalid);
            }
            Reading<?> reading = item.getContinuationPoint().isNullOrEmpty()
                    ? start(session, query, node)
                    : points.take(session, node, item.getContinuationPoint());
            Reading<?> rest = reading.rest();
            ByteString point = rest.isEmpty() ? ByteString.NULL_VALUE : points.keep(session, node, rest);
            return new HistoryReadResult(
                    new StatusCode(reading.isEmpty() ? StatusCodes.Good_NoData : StatusCodes.Good),
                    point,
                    ExtensionObject.encode(server.getStaticEncodingContext(), reading.next()));
        } catch (UaException e) {
            return bad(e);
        }
    }

    private static HistoryReadResult bad(UaException e) {
        return new HistoryReadResult(e.getStatusCode(), ByteString.NULL_VALUE, null);
    }

    private Reading<?> start(Session session, Query query, NodeId node) throws UaException {
        if (query.details() instanceof ReadRawModifiedDetails raw) {
            return raw.getIsReadModified()
                    ? modified(raw, query.timestamps(), histories.values(node))
                    : raw(raw, query.timestamps(), histories.values(node));
        }
        if (query.details() instanceof ReadAtTimeDetails atTime) {
            return values(atTime(atTime, histories.values(node)), query.timestamps(), 0);
        }
        if (query.details() instanceof ReadProcessedDetails processed) {
            return values(processed(processed, query, histories.values(node)), query.timestamps(), 0);
        }
        if (query.details() instanceof ReadEventDetails events) {
            return events(session, events, histories.events(node));
        }
        throw new UaException(StatusCodes.Bad_HistoryOperationUnsupported);
    }

    private static Reading<?> raw(ReadRawModifiedDetails details, TimestampsToReturn timestamps, ValueHistory history)
            throws UaException {
        long number = details.getNumValuesPerNode().longValue();
        TimeDomain domain = TimeDomain.of(details.getStartTime(), details.getEndTime(), number);
        List<DataValue> values = RawValues.in(domain, history.values(), details.getReturnBounds());
        return values(domain.isBounded() ? values : first(number, values), timestamps, number);
    }

    private static Reading<?> modified(
            ReadRawModifiedDetails details, TimestampsToReturn timestamps, ValueHistory history) throws UaException {
        if (details.getReturnBounds()) {
            throw new UaException(StatusCodes.Bad_InvalidArgument);
        }
        long number = details.getNumValuesPerNode().longValue();
        TimeDomain domain = TimeDomain.of(details.getStartTime(), details.getEndTime(), number);
        List<Modification> all =
                domain.select(history.modifications(), modification -> ValueHistory.time(modification.value()));
        return Reading.of(
                all,
                number,
                modifications -> new HistoryModifiedData(
                        modifications.stream()
                                .map(modification -> with(timestamps, modification.value()))
                                .toArray(DataValue[]::new),
                        modifications.stream().map(Modification::info).toArray(ModificationInfo[]::new)));
    }

    private static List<DataValue> atTime(ReadAtTimeDetails details, ValueHistory history) throws UaException {
        DateTime[] times = details.getReqTimes();
        if (times == null || times.length == 0) {
            throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
        }
        NavigableMap<Long, DataValue> values = history.values();
        return Arrays.stream(times)
                .map(time -> RawValues.at(time.utcTime(), values))
                .toList();
    }

    /** The details have one aggregate for each node; Milo gives the nodes of other namespaces to others. */
    private static List<DataValue> processed(ReadProcessedDetails details, Query query, ValueHistory history)
            throws UaException {
        NodeId[] aggregates = details.getAggregateType();
        if (aggregates == null || aggregates.length != query.size()) {
            throw new UaException(StatusCodes.Bad_AggregateListMismatch);
        }
        return ProcessedValues.of(
                history.values(),
                details.getStartTime(),
                details.getEndTime(),
                details.getProcessingInterval(),
                Aggregate.of(aggregates[query.index()]));
    }

    private Reading<?> events(Session session, ReadEventDetails details, EventHistory history) throws UaException {
        long number = details.getNumValuesPerNode().longValue();
        TimeDomain domain = TimeDomain.of(details.getStartTime(), details.getEndTime(), number);
        FilterContext context = new SessionFilter(server, session);
        EventFilter filter = details.getFilter();
        EventContentFilter.validate(context, filter);
        List<HistoryEventFieldList> fields = new ArrayList<>();
        for (DemoEvent event :
                domain.select(history.events(), event -> event.time().utcTime())) {
            select(event, context, filter).ifPresent(fields::add);
        }
        Function<List<HistoryEventFieldList>, UaStructuredType> data =
                portion -> new HistoryEvent(portion.toArray(HistoryEventFieldList[]::new));
        return Reading.of(domain.isBounded() ? fields : first(number, fields), number, data);
    }

    private Optional<HistoryEventFieldList> select(DemoEvent event, FilterContext context, EventFilter filter)
            throws UaException {
        List<Variant[]> selected = new ArrayList<>(1);
        event.withNode(server.getEventFactory(), node -> {
            if (EventContentFilter.evaluate(context, filter.getWhereClause(), node)) {
                selected.add(EventContentFilter.select(context, filter.getSelectClauses(), node));
            }
        });
        return selected.stream().map(HistoryEventFieldList::new).findFirst();
    }

    private static Reading<DataValue> values(List<DataValue> values, TimestampsToReturn timestamps, long number) {
        return Reading.of(
                values,
                number,
                portion -> new HistoryData(
                        portion.stream().map(value -> with(timestamps, value)).toArray(DataValue[]::new)));
    }

    private static <T> List<T> first(long number, List<T> all) {
        return all.subList(0, (int) Math.min(number, all.size()));
    }

    private static DataValue with(TimestampsToReturn timestamps, DataValue value) {
        return new DataValue(
                value.value(),
                value.statusCode(),
                timestamps == TimestampsToReturn.Server ? null : value.sourceTime(),
                timestamps == TimestampsToReturn.Source ? null : value.serverTime());
    }

    private record SessionFilter(OpcUaServer server, Session session) implements FilterContext {

        @Override
        public OpcUaServer getServer() {
            return server;
        }

        @Override
        public Optional<Session> getSession() {
            return Optional.of(session);
        }
    }
}

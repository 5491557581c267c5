package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.NavigableMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** Aggregates of the good values of equal intervals (OPC 10000-13), each with the time at which its interval begins. */
final class ProcessedValues {

    /** Good, calculated. */
    private static final StatusCode CALCULATED = new StatusCode(0x0401);
    /** Good, calculated, of an interval that is cut short by the end of the time asked for. */
    private static final StatusCode PARTIAL = new StatusCode(0x0405);

    private static final double TICKS_PER_MS = 10_000;
    private static final int MAX_INTERVALS = 1_000;

    private ProcessedValues() {}

    /**
     * One value for each interval.
     *
     * @param interval in ms; 0: all of the time is one interval
     * @throws UaException {@code Bad_HistoryOperationInvalid} if times or interval cannot be meant so
     */
    static List<DataValue> of(
            NavigableMap<Long, DataValue> values, DateTime start, DateTime end, double interval, Aggregate aggregate)
            throws UaException {
        TimeDomain domain = TimeDomain.of(start, end, 0);
        long length = Math.abs(domain.to() - domain.from());
        long step = interval == 0 ? length : Math.round(interval * TICKS_PER_MS);
        if (length < 1 || step < 1 || length / step >= MAX_INTERVALS) {
            throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
        }
        List<DataValue> results = new ArrayList<>();
        for (long done = 0; done < length; done += step) {
            results.add(of(values, part(domain, done, Math.min(done + step, length)), done + step > length, aggregate));
        }
        return results;
    }

    private static TimeDomain part(TimeDomain domain, long from, long to) {
        int direction = domain.forward() ? 1 : -1;
        return new TimeDomain(domain.from() + direction * from, domain.from() + direction * to, domain.forward());
    }

    private static DataValue of(
            NavigableMap<Long, DataValue> values, TimeDomain interval, boolean partial, Aggregate aggregate) {
        DoubleSummaryStatistics numbers = new DoubleSummaryStatistics();
        for (DataValue value : interval.select(values.values(), ValueHistory::time)) {
            if (value.statusCode().isGood() && value.value().value() instanceof Double number) {
                numbers.accept(number);
            }
        }
        if (numbers.getCount() == 0 && aggregate.needsNumbers()) {
            return RawValues.without(interval.from(), StatusCodes.Bad_NoData);
        }
        DateTime time = new DateTime(interval.from());
        return new DataValue(new Variant(aggregate.of(numbers)), partial ? PARTIAL : CALCULATED, time, time);
    }
}

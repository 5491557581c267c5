package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** Aggregates of numbers over intervals of equal length (OPC 10000-13), of the raw values in each. */
final class Aggregates {

    private static final int MOST_INTERVALS = 10_000;
    private static final long TICKS_PER_MILLI = 10_000;

    private static final Map<NodeId, Function<DoubleSummaryStatistics, Object>> KNOWN = Map.of(
            NodeIds.AggregateFunction_Average, DoubleSummaryStatistics::getAverage,
            NodeIds.AggregateFunction_Minimum, DoubleSummaryStatistics::getMin,
            NodeIds.AggregateFunction_Maximum, DoubleSummaryStatistics::getMax,
            NodeIds.AggregateFunction_Count, numbers -> (int) numbers.getCount());

    private Aggregates() {}

    static List<DataValue> of(ValueHistory history, NodeId aggregate, Interval whole, double millis)
            throws UaException {
        Function<DoubleSummaryStatistics, Object> function = KNOWN.get(aggregate);
        if (function == null) {
            throw new UaException(StatusCodes.Bad_AggregateNotSupported);
        }
        if (whole.isOpenStart() || whole.isOpenEnd()) {
            throw new UaException(StatusCodes.Bad_InvalidTimestampArgument);
        }
        long length = whole.end() - whole.start();
        long step = millis > 0 ? Math.round(millis * TICKS_PER_MILLI) * Long.signum(length) : length;
        if (step == 0 || length / step > MOST_INTERVALS) {
            throw new UaException(StatusCodes.Bad_AggregateInvalidInputs);
        }
        List<DataValue> results = new ArrayList<>();
        for (long start = 0; Math.abs(start) < Math.abs(length); start += step) {
            long end = Math.abs(start + step) > Math.abs(length) ? length : start + step;
            results.add(one(history, function, part(whole, start, end)));
        }
        return results;
    }

    private static Interval part(Interval whole, long start, long end) {
        return new Interval(whole.start() + start, whole.start() + end);
    }

    private static DataValue one(
            ValueHistory history, Function<DoubleSummaryStatistics, Object> function, Interval interval) {
        DoubleSummaryStatistics numbers = history.raw(interval, false).stream()
                .filter(value -> value.statusCode().isGood() && value.value().value() instanceof Number)
                .mapToDouble(value -> ((Number) value.value().value()).doubleValue())
                .summaryStatistics();
        return numbers.getCount() == 0
                ? DataValue.newValue()
                        .setStatus(new StatusCode(StatusCodes.Bad_NoData))
                        .setSourceTime(new DateTime(interval.start()))
                        .build()
                : DataValue.newValue()
                        .setValue(new Variant(function.apply(numbers)))
                        .setStatus(StatusCode.GOOD)
                        .setSourceTime(new DateTime(interval.start()))
                        .build();
    }
}

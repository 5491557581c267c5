package io.opcuaws.demo.history;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * One of the aggregates of OPC 10000-13.
 *
 * @param id the node of its function
 * @param needsNumbers whether there is none of no numbers
 */
record Aggregate(NodeId id, boolean needsNumbers, Function<DoubleSummaryStatistics, Object> function) {

    private static final List<Aggregate> ALL = List.of(
            new Aggregate(NodeIds.AggregateFunction_Average, true, DoubleSummaryStatistics::getAverage),
            new Aggregate(NodeIds.AggregateFunction_Minimum, true, DoubleSummaryStatistics::getMin),
            new Aggregate(NodeIds.AggregateFunction_Maximum, true, DoubleSummaryStatistics::getMax),
            new Aggregate(NodeIds.AggregateFunction_Count, false, numbers -> Math.toIntExact(numbers.getCount())));

    /**
     * The aggregate with an id.
     *
     * @throws UaException {@code Bad_AggregateNotSupported} if the demo does not have it
     */
    static Aggregate of(NodeId id) throws UaException {
        return ALL.stream()
                .filter(aggregate -> aggregate.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new UaException(StatusCodes.Bad_AggregateNotSupported));
    }

    Object of(DoubleSummaryStatistics numbers) {
        return function.apply(numbers);
    }
}

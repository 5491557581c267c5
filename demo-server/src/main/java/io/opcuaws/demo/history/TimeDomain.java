package io.opcuaws.demo.history;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * The part of history that a read is about (OPC 10000-11, 6.5.3.2), in OPC UA's ticks of 100 ns.
 *
 * @param from the first time, included
 * @param to the last time, not included unless it is the same as {@code from}
 * @param forward whether time flows as it does; else later entries come first
 */
record TimeDomain(long from, long to, boolean forward) {

    /**
     * The domain that two or three of the parameters of a read give.
     *
     * @param number how many entries are wanted, 0 for all
     * @throws UaException {@code Bad_HistoryOperationInvalid} if there are fewer than two
     */
    static TimeDomain of(DateTime start, DateTime end, long number) throws UaException {
        boolean starts = start.isNotNull();
        boolean ends = end.isNotNull();
        if (starts && ends) {
            return between(start, end);
        }
        if (number > 0 && starts) {
            return new TimeDomain(start.utcTime(), Long.MAX_VALUE, true);
        }
        if (number > 0 && ends) {
            return new TimeDomain(end.utcTime(), Long.MIN_VALUE, false);
        }
        throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
    }

    static TimeDomain between(DateTime start, DateTime end) {
        return new TimeDomain(start.utcTime(), end.utcTime(), start.utcTime() <= end.utcTime());
    }

    /** Whether it ends at a time that was asked for. */
    boolean isBounded() {
        return to != Long.MAX_VALUE && to != Long.MIN_VALUE;
    }

    boolean contains(long time) {
        if (from == to) {
            return time == from;
        }
        return forward ? from <= time && time < to : to < time && time <= from;
    }

    /** The entries within it, in the order in which time flows. */
    <T> List<T> select(Collection<T> entries, ToLongFunction<T> time) {
        Comparator<T> order = Comparator.comparingLong(time);
        return entries.stream()
                .filter(entry -> contains(time.applyAsLong(entry)))
                .sorted(forward ? order : Collections.reverseOrder(order))
                .toList();
    }
}

package io.opcuaws.demo.history;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * From {@code start} on, to before {@code end}; backwards if that is the earlier one. In ticks of 100 ns as
 * {@link DateTime#getUtcTime} counts them; at most one of them is {@value #OPEN}, which leaves that side open (OPC 10000-11,
 * 6.5.3.2).
 */
record Interval(long start, long end) {

    static final long OPEN = 0;

    /** @throws UaException {@code Bad_HistoryOperationInvalid} if both sides are open */
    static Interval of(DateTime start, DateTime end) throws UaException {
        Interval interval = new Interval(start.getUtcTime(), end.getUtcTime());
        if (interval.isOpenStart() && interval.isOpenEnd()) {
            throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
        }
        return interval;
    }

    boolean isOpenStart() {
        return start == OPEN;
    }

    boolean isOpenEnd() {
        return end == OPEN;
    }

    /** Without a start it goes back from the end; without an end, on from the start. */
    boolean isForward() {
        return !isOpenStart() && (isOpenEnd() || start <= end);
    }

    boolean contains(long time) {
        if (isOpenEnd()) {
            return time >= start;
        }
        if (isOpenStart()) {
            return time <= end;
        }
        return isForward() ? time >= start && (time < end || time == start) : time <= start && time > end;
    }
}

package io.opcuaws.demo.history;

import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;

/**
 * What a client reads of one node, from where it is now.
 *
 * @param entries what is still to be given, values or events
 * @param portion how many at a time
 * @param data makes HistoryData of a portion
 */
record Reading<T>(List<T> entries, int portion, Function<List<T>, UaStructuredType> data) {

    private static final int MAX_PORTION = 1_000;

    /** Starts a reading; {@code number} is how many entries the client wants at a time, 0 for as many as possible. */
    static <T> Reading<T> of(List<T> entries, long number, Function<List<T>, UaStructuredType> data) {
        return new Reading<>(entries, number == 0 ? MAX_PORTION : (int) Math.min(number, MAX_PORTION), data);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    UaStructuredType next() {
        return data.apply(entries.subList(0, Math.min(portion, entries.size())));
    }

    Reading<T> rest() {
        return new Reading<>(
                List.copyOf(entries.subList(Math.min(portion, entries.size()), entries.size())), portion, data);
    }
}

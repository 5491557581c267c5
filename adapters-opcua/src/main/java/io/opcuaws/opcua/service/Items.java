package io.opcuaws.opcua.service;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Portions;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import io.opcuaws.opcua.value.BadValueException;
import io.opcuaws.opcua.value.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The list of a request, item by item in Milo's types. An item whose namespace the server does not have is not sent: it gets
 * its bad result at its place, as if the server had not known the node.
 *
 * @param <M> Milo's type of an item
 */
final class Items<M> {

    private final List<M> known;
    private final BitSet unknown;
    private final int size;

    private Items(List<M> known, BitSet unknown, int size) {
        this.known = known;
        this.unknown = unknown;
        this.size = size;
    }

    /**
     * Translates the items of a list.
     *
     * @param place where the list stands in the message, e.g. {@code /Body/NodesToRead}
     * @param translate an item; a {@link BadValueException} names what is wrong below the item
     * @throws FailureException {@code BadNothingToDo} if there is none, {@code BadInvalidArgument} with the place of the first
     *     item that cannot be understood
     */
    static <R, M> Items<M> of(String place, List<R> records, Function<R, M> translate) {
        if (records.isEmpty()) {
            throw Failures.because(StatusCode.BAD_NOTHING_TO_DO, place + ": must not be empty.");
        }
        List<M> known = new ArrayList<>(records.size());
        BitSet unknown = new BitSet();
        for (int i = 0; i < records.size(); i++) {
            try {
                known.add(translate.apply(records.get(i)));
            } catch (BadValueException e) {
                if (!e.isUnknownNamespace()) {
                    throw e.at(place + "/" + i);
                }
                unknown.set(i);
            }
        }
        return new Items<>(known, unknown, records.size());
    }

    /**
     * Translates items of which none names a node.
     *
     * @throws FailureException {@code BadInvalidArgument} with the place of the first item that cannot be understood
     */
    static <R, M> List<M> all(String place, List<R> records, Function<R, M> translate) {
        return of(place, records, translate).known;
    }

    /**
     * Translates something that is no list.
     *
     * @throws FailureException {@code BadInvalidArgument} with the place of what cannot be understood
     */
    static <M> M one(String place, Supplier<M> translate) {
        try {
            return translate.get();
        } catch (BadValueException e) {
            throw e.at(place);
        }
    }

    /**
     * Translates the nodes of a list whose items have no results of their own.
     *
     * @throws FailureException as {@link #of}, and {@code BadNodeIdUnknown} if the server does not have a node's namespace
     */
    static List<NodeId> nodes(String place, List<io.opcuaws.protocol.message.NodeId> records, Values values) {
        Items<NodeId> items = of(place, records, values::toMilo);
        if (!items.unknown.isEmpty()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_NodeIdUnknown),
                    place + "/" + items.unknown.nextSetBit(0) + ": must be in a namespace that the server has.");
        }
        return items.known;
    }

    /** An IndexRange as servers understand it; clients also write an empty one when they mean the whole value. */
    static @Nullable String rangeOrNone(@Nullable String indexRange) {
        return indexRange == null || indexRange.isEmpty() ? null : indexRange;
    }

    /**
     * Calls the server with the items that it may know.
     *
     * @param portions how many items go into one call
     * @param call gives one result for each item, in their order
     * @param ofUnknown the result of the others
     * @return one result for each item of the request, in its order
     */
    <T> CompletableFuture<List<T>> call(
            Portions portions, Function<List<M>, CompletableFuture<List<T>>> call, T ofUnknown) {
        return portions.call(known, items -> call.apply(items).thenApply(results -> complete(items, results)))
                .thenApply(ofKnown -> merge(ofKnown, ofUnknown));
    }

    /** The results as they are, if there is one for each item. */
    static <T> List<T> complete(List<?> items, List<T> results) {
        if (results.size() != items.size()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_UnknownResponse),
                    "The server gave another number of results than it was asked for.");
        }
        return results;
    }

    private <T> List<T> merge(List<T> ofKnown, T ofUnknown) {
        if (unknown.isEmpty()) {
            return ofKnown;
        }
        List<T> all = new ArrayList<>(size);
        int next = 0;
        for (int i = 0; i < size; i++) {
            all.add(unknown.get(i) ? ofUnknown : ofKnown.get(next++));
        }
        return all;
    }
}

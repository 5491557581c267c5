package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** Brings the results of a server to the places that the client asked them for. */
final class Answers {

    private Answers() {}

    /** Asks about those that are known; the others have a result of their own at their place. */
    static <A, K, R> CompletableFuture<List<R>> ofKnown(
            List<A> asked,
            Function<A, @Nullable K> find,
            Function<List<K>, CompletableFuture<List<R>>> ask,
            R unknown) {
        List<@Nullable K> found = new ArrayList<>();
        asked.forEach(one -> found.add(find.apply(one)));
        List<K> known = new ArrayList<>();
        for (@Nullable K one : found) {
            if (one != null) {
                known.add(one);
            }
        }
        if (known.isEmpty()) {
            return CompletableFuture.completedFuture(
                    found.stream().map(none -> unknown).toList());
        }
        return ask.apply(known).thenApply(results -> {
            List<R> all = new ArrayList<>();
            int next = 0;
            for (@Nullable K one : found) {
                all.add(one == null ? unknown : oneEach(known, results).get(next++));
            }
            return all;
        });
    }

    static <T> List<T> oneEach(List<?> items, List<T> results) {
        if (items.size() != results.size()) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_UnknownResponse),
                    "The server gave another number of results than it was asked for.");
        }
        return results;
    }

    static <I, R, T> List<T> combine(List<R> results, List<I> items, BiFunction<I, R, T> function) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> function.apply(items.get(i), results.get(i)))
                .toList();
    }

    static <I> void forGood(List<I> items, List<StatusCode> results, Consumer<I> action) {
        for (int i = 0; i < items.size() && i < results.size(); i++) {
            if (results.get(i).isGood()) {
                action.accept(items.get(i));
            }
        }
    }

    /** Does something with what the server has deleted, or did not have. */
    static <I> void forGone(List<I> items, List<StatusCode> results, StatusCode notThere, Consumer<I> action) {
        for (int i = 0; i < items.size() && i < results.size(); i++) {
            if (results.get(i).isGood() || results.get(i).equals(notThere)) {
                action.accept(items.get(i));
            }
        }
    }
}

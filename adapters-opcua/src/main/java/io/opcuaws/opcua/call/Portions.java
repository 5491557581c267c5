package io.opcuaws.opcua.call;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * How a long list is cut into calls. The calls follow one another, so that the server performs the items in their order and
 * is never asked for more at a time than it takes. A call that the server refuses for its size is cut in half.
 *
 * @param limit how many items the server takes in one call; 0: any number
 * @param repeatable performing an item twice is as good as once: a call whose response turns out too large is then cut in
 *     half too
 */
public record Portions(int limit, boolean repeatable) {

    /** The server has performed nothing of the call. */
    private static final Set<StatusCode> REFUSED =
            Set.of(Statuses.of(StatusCodes.Bad_TooManyOperations), Statuses.of(StatusCodes.Bad_RequestTooLarge));

    /**
     * The server may have performed all of the call. Servers made with Milo say {@code Bad_InternalError} where they mean
     * that the response is too large; should one mean what it says, it says so again, at the first half or the last.
     */
    private static final Set<StatusCode> TOO_LARGE = Set.of(
            Statuses.of(StatusCodes.Bad_ResponseTooLarge),
            Statuses.of(StatusCodes.Bad_EncodingLimitsExceeded),
            Statuses.of(StatusCodes.Bad_TcpMessageTooLarge),
            Statuses.of(StatusCodes.Bad_InternalError));

    public static Portions once(int limit) {
        return new Portions(limit, false);
    }

    public static Portions repeatable(int limit) {
        return new Portions(limit, true);
    }

    /** The results of all items, in their order; the first call that fails is the failure of all. */
    public <M, T> CompletableFuture<List<T>> call(List<M> items, Function<List<M>, CompletableFuture<List<T>>> call) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (limit == 0 || items.size() <= limit) {
            return oneCall(items, call);
        }
        return oneAfterAnother(items, limit, call);
    }

    private <M, T> CompletableFuture<List<T>> oneAfterAnother(
            List<M> items, int portion, Function<List<M>, CompletableFuture<List<T>>> call) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(new ArrayList<>(items.size()));
        for (int start = 0; start < items.size(); start += portion) {
            List<M> next = items.subList(start, Math.min(items.size(), start + portion));
            all = all.thenCompose(results -> oneCall(next, call).thenApply(more -> {
                results.addAll(more);
                return results;
            }));
        }
        return all;
    }

    private <M, T> CompletableFuture<List<T>> oneCall(
            List<M> items, Function<List<M>, CompletableFuture<List<T>>> call) {
        CompletableFuture<List<T>> results = call.apply(items);
        if (items.size() == 1) {
            return results;
        }
        return results.exceptionallyCompose(
                thrown -> helpsToCut(Failures.of(thrown).status())
                        ? oneAfterAnother(items, (items.size() + 1) / 2, call)
                        : CompletableFuture.failedFuture(thrown));
    }

    private boolean helpsToCut(StatusCode status) {
        return REFUSED.contains(status) || (repeatable && TOO_LARGE.contains(status));
    }
}

package io.opcuaws.opcua.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What {@link CompletableFuture} lacks. */
public final class Stages {

    private Stages() {}

    /**
     * The stage, failed if it cannot even begin: so that what is chained to it, such as closing a connection, happens in any
     * case.
     */
    public static <T> CompletableFuture<T> deferred(Supplier<CompletableFuture<T>> stage) {
        try {
            return stage.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The stage, begun on the executor; failed if it cannot even begin. */
    public static <T> CompletableFuture<T> on(Executor executor, Supplier<CompletableFuture<T>> stage) {
        return CompletableFuture.completedFuture(stage).thenComposeAsync(Supplier::get, executor);
    }
}

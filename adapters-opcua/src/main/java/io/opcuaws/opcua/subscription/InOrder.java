package io.opcuaws.opcua.subscription;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things that may take time one after the other, however they end. Called on the lane, and calls there. */
final class InOrder {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private final Executor lane;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    InOrder(Executor lane) {
        this.lane = lane;
    }

    void then(Supplier<CompletableFuture<?>> next) {
        last = last.isDone() ? start(next) : last.thenComposeAsync(done -> start(next), lane);
    }

    private static CompletableFuture<?> start(Supplier<CompletableFuture<?>> next) {
        CompletableFuture<?> started;
        try {
            started = next.get();
        } catch (RuntimeException e) {
            started = CompletableFuture.failedFuture(e);
        }
        return started.exceptionally(thrown -> {
            LOG.debug("a step failed; the connection is lost, or the reason is in the log", thrown);
            return null;
        });
    }
}

package io.opcuaws.ws.planted;

import java.util.concurrent.CompletableFuture;

/** Holds a thread. */
public final class WaitsForAFuture {

    private WaitsForAFuture() {}

    static String wait(CompletableFuture<String> future) {
        return future.join();
    }
}

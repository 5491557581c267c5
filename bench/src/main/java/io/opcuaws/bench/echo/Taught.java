package io.opcuaws.bench.echo;

import io.opcuaws.bench.bare.Operations;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How requests of a type are answered.
 *
 * @param deed what is done first
 * @param answers what is sent when that is done
 */
record Taught(Operations deed, List<CannedAnswer> answers) {

    private static final Operations NO_DEED = slot -> CompletableFuture.completedFuture(true);

    static final Taught NOTHING = new Taught(NO_DEED, List.of());

    /** @param words the type of the requests; then, if something is to be done, its name and the URL of the server */
    static Taught of(List<String> words, List<CannedAnswer> answers) {
        return new Taught(words.size() == 1 ? NO_DEED : Operations.requests(words.get(2), words.get(1)), answers);
    }
}

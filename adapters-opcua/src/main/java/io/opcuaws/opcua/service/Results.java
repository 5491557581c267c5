package io.opcuaws.opcua.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** The results of a response as lists; servers may send none as null. */
final class Results {

    /** The result, where that is nothing but a StatusCode, of an item whose namespace the server does not have. */
    static final Long UNKNOWN_NODE = StatusCodes.Bad_NodeIdUnknown;

    private Results() {}

    static <M, T> List<T> of(M @Nullable [] results, Function<M, T> translate) {
        if (results == null) {
            return List.of();
        }
        List<T> translated = new ArrayList<>(results.length);
        for (M result : results) {
            translated.add(translate.apply(result));
        }
        return translated;
    }

    static List<Long> of(List<StatusCode> results) {
        return results.stream().map(StatusCode::value).toList();
    }

    static List<Long> of(StatusCode @Nullable [] results) {
        return of(results, StatusCode::value);
    }
}

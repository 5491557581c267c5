package io.opcuaws.opcua.service;

import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.UaEnumeratedType;
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

    /**
     * The number of an enumeration's value, for which Milo has null if its enumeration does not have it.
     *
     * @throws io.opcuaws.domain.port.FailureException {@code Bad_DecodingError} then
     */
    static int number(@Nullable UaEnumeratedType value) {
        if (value == null) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_DecodingError),
                    "The server sent a number that its enumeration does not have.");
        }
        return value.getValue();
    }

    static List<Long> of(List<StatusCode> results) {
        return results.stream().map(StatusCode::value).toList();
    }

    static List<Long> of(StatusCode @Nullable [] results) {
        return of(results, StatusCode::value);
    }
}

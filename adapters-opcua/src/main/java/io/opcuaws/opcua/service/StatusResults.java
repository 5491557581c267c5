package io.opcuaws.opcua.service;

import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** Results that are nothing but a StatusCode. */
final class StatusResults {

    /** Of an item whose namespace the server does not have. */
    static final Long UNKNOWN_NODE = StatusCodes.Bad_NodeIdUnknown;

    private StatusResults() {}

    static List<Long> of(StatusCode @Nullable [] results) {
        return results == null
                ? List.of()
                : Arrays.stream(results).map(StatusCode::value).toList();
    }
}

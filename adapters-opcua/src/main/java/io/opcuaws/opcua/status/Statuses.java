package io.opcuaws.opcua.status;

import io.opcuaws.domain.port.StatusCode;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/** Status codes by their number, with the names and descriptions of OPC 10000-6, A.2 as Milo knows them. */
public final class Statuses {

    private Statuses() {}

    /** The code with its symbolic name, e.g. {@code BadTimeout}; without one where nobody has named it. */
    public static StatusCode of(long value) {
        return StatusCodes.lookup(value)
                .map(text -> new StatusCode(value, text[0].replaceFirst("_", "")))
                .orElseGet(() -> StatusCode.unnamed(value));
    }

    public static StatusCode of(org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode code) {
        return of(code.value());
    }

    /** What the specification says about the code, as a sentence. */
    static Optional<String> description(long value) {
        return StatusCodes.lookup(value).map(text -> text[1]).filter(text -> !text.isBlank());
    }
}

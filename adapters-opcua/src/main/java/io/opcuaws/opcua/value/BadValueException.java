package io.opcuaws.opcua.value;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;

/**
 * A JSON value that cannot become an OPC UA value. The path to it is put together on the way out, so that a good value
 * pays nothing for it. It has no stack trace and never contains the value.
 */
public final class BadValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String complaint;
    private final boolean unknownNamespace;

    private BadValueException(String path, String complaint, boolean unknownNamespace) {
        super(path + ": " + complaint, null, false, false);
        this.path = path;
        this.complaint = complaint;
        this.unknownNamespace = unknownNamespace;
    }

    /** @param complaint what follows the pointer, e.g. {@code "must be a UInt32, 0 to 4294967295."} */
    static BadValueException because(String complaint) {
        return new BadValueException("", complaint, false);
    }

    static BadValueException unknownNamespace() {
        return new BadValueException("", "must be a namespace that the server has.", true);
    }

    /**
     * Whether the text is understood, but names a namespace that the server does not have: where a node is named, that is
     * the node's own bad result ({@code BadNodeIdUnknown}) and not the end of the request.
     */
    public boolean isUnknownNamespace() {
        return unknownNamespace;
    }

    /** The same, seen from the object or array that has the value in this member or at this index. */
    public BadValueException in(Object step) {
        return new BadValueException("/" + step + path, complaint, unknownNamespace);
    }

    /** As it answers the request; {@code place} is where the value stands, e.g. {@code /Body/NodesToWrite/3/Value}. */
    public FailureException at(String place) {
        return new FailureException(new Failure(StatusCode.BAD_INVALID_ARGUMENT, place + path + ": " + complaint));
    }
}

package io.opcuaws.protocol.codec;

/** A text could not be read as JSON, or not as JSON that the gateway can hold. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** What stood in the way. */
    enum Cause {
        /** The text breaks JSON's grammar or is ambiguous. */
        SYNTAX,
        /** Too many objects and arrays within each other. */
        DEPTH,
        /** A value that JSON allows and the gateway cannot hold. */
        VALUE
    }

    /** @param message a sentence for the client, without any value that the client sent */
    Unreadable(Cause cause, String message) {
        super(message, null, false, false);
        this.cause = cause;
    }

    Cause reason() {
        return cause;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

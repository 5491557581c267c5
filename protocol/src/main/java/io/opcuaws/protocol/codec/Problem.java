package io.opcuaws.protocol.codec;

/** What is wrong with a text that is no acceptable request. */
public enum Problem {
    /**
     * It has no readable {@code MessageType} that ends in {@code Request}: it is not JSON (a name given twice and text
     * behind the object included), no object, has no header, or is another kind of message.
     */
    NOT_A_REQUEST,
    /** It asks for something that the gateway does not know. */
    UNKNOWN_SERVICE,
    /** A field is missing or has a value that it cannot have. */
    INVALID_CONTENT,
    /** It nests objects and arrays deeper than the gateway reads. */
    TOO_DEEP,
    /** Its lists have more entries than the gateway works through for one request. */
    TOO_MANY_OPERATIONS
}

package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.RequestBody;
import io.opcuaws.protocol.message.RequestHeader;

/** What a client's text turned out to be. */
public sealed interface Inbound {

    /** What is needed to answer it. */
    Envelope envelope();

    /** A request that keeps to its schema. */
    record Accepted(Envelope envelope, RequestHeader header, RequestBody body) implements Inbound {}

    /**
     * Anything else.
     *
     * @param envelope what could be read of the header; without a message type where {@code GW_ServiceFault} is the answer
     * @param message one sentence for a person, at most 300 characters; where a field is to blame it begins with the
     *     field's JSON Pointer. It never contains a value that the client sent
     */
    record Rejected(Envelope envelope, Problem problem, String message) implements Inbound {}
}

package io.opcuaws.domain.port;

/** What became of a message for a client. */
public enum Delivery {
    /** It is on its way, or waits for the client to read. */
    QUEUED,
    /** There is no client any more, or it reads so slowly that it was given up: nothing reaches it from now on. */
    GONE
}

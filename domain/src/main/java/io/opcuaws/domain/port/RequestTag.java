package io.opcuaws.domain.port;

/**
 * What a client needs to recognise the answer to its request. The adapter that decoded the request makes it and gets it
 * back with the answer; the domain only carries it, and tells it how far the request is, for whoever takes the time.
 */
public interface RequestTag {

    /** The request goes to its server now. */
    default void sentToServer() {}

    /** The server has answered, well or not; perhaps later than the client. From any thread. */
    default void serverAnswered() {}
}

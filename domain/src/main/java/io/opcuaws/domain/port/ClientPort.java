package io.opcuaws.domain.port;

/** The way back to one client. Neither method blocks; both change nothing once the client is gone. */
public interface ClientPort {

    /** Sends a message; messages leave in the order of the calls. */
    Delivery send(ClientMessage message);

    /** Ends the client's connection after the messages that were sent before. */
    void close(CloseReason reason);
}

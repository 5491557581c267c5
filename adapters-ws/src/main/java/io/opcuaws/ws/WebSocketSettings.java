package io.opcuaws.ws;

import java.time.Duration;

/**
 * How the gateway listens for clients.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 takes a free port
 * @param maxMessageBytes the longest message that a client may send, in bytes of UTF-8; a longer one closes the
 *     connection with 1009
 * @param maxNesting the deepest nesting of a message's JSON
 * @param outbound how much may wait for a client that reads slowly
 * @param pingInterval a client that was silent so long is pinged, after twice that time it is closed with 1001
 */
public record WebSocketSettings(
        String host, int port, int maxMessageBytes, int maxNesting, OutboundLimits outbound, Duration pingInterval) {

    public static final WebSocketSettings DEFAULT =
            new WebSocketSettings("127.0.0.1", 8082, 4 << 20, 64, OutboundLimits.DEFAULT, Duration.ofSeconds(30));

    /** The same, listening elsewhere. */
    public WebSocketSettings at(String otherHost, int otherPort) {
        return new WebSocketSettings(otherHost, otherPort, maxMessageBytes, maxNesting, outbound, pingInterval);
    }
}

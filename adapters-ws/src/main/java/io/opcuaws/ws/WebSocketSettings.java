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
 * @param door whom it lets in
 */
public record WebSocketSettings(
        String host,
        int port,
        int maxMessageBytes,
        int maxNesting,
        OutboundLimits outbound,
        Duration pingInterval,
        DoorSettings door) {

    public static final WebSocketSettings DEFAULT = new WebSocketSettings(
            "127.0.0.1", 8082, 4 << 20, 64, OutboundLimits.DEFAULT, Duration.ofSeconds(30), DoorSettings.DEFAULT);

    /** With the usual door. */
    public WebSocketSettings(
            String host,
            int port,
            int maxMessageBytes,
            int maxNesting,
            OutboundLimits outbound,
            Duration pingInterval) {
        this(host, port, maxMessageBytes, maxNesting, outbound, pingInterval, DoorSettings.DEFAULT);
    }

    /** The same, listening elsewhere. */
    public WebSocketSettings at(String otherHost, int otherPort) {
        return new WebSocketSettings(otherHost, otherPort, maxMessageBytes, maxNesting, outbound, pingInterval, door);
    }

    /** The same with other limits for clients that read slowly, or not at all. */
    public WebSocketSettings withPatience(OutboundLimits otherOutbound, Duration otherPingInterval) {
        return new WebSocketSettings(host, port, maxMessageBytes, maxNesting, otherOutbound, otherPingInterval, door);
    }

    /** The same with another door. */
    public WebSocketSettings withDoor(DoorSettings other) {
        return new WebSocketSettings(host, port, maxMessageBytes, maxNesting, outbound, pingInterval, other);
    }
}

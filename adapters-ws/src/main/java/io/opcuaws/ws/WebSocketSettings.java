package io.opcuaws.ws;

import io.opcuaws.ws.pages.PageFolder;
import java.time.Duration;
import java.util.List;

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
 * @param pages what it serves to browsers, if it is in this build
 */
public record WebSocketSettings(
        String host,
        int port,
        int maxMessageBytes,
        int maxNesting,
        OutboundLimits outbound,
        Duration pingInterval,
        DoorSettings door,
        List<PageFolder> pages) {

    public static final WebSocketSettings DEFAULT = new WebSocketSettings(
            "127.0.0.1",
            8082,
            4 << 20,
            64,
            OutboundLimits.DEFAULT,
            Duration.ofSeconds(30),
            DoorSettings.DEFAULT,
            List.of(PageFolder.CONSOLE, PageFolder.DOCS));

    public WebSocketSettings {
        pages = List.copyOf(pages);
    }

    /** The same, listening elsewhere. */
    public WebSocketSettings at(String otherHost, int otherPort) {
        return new WebSocketSettings(
                otherHost, otherPort, maxMessageBytes, maxNesting, outbound, pingInterval, door, pages);
    }

    /** The same with other limits for clients that read slowly, or not at all. */
    public WebSocketSettings withPatience(OutboundLimits otherOutbound, Duration otherPingInterval) {
        return new WebSocketSettings(
                host, port, maxMessageBytes, maxNesting, otherOutbound, otherPingInterval, door, pages);
    }

    /** The same with another door. */
    public WebSocketSettings withDoor(DoorSettings other) {
        return new WebSocketSettings(host, port, maxMessageBytes, maxNesting, outbound, pingInterval, other, pages);
    }

    /** The same with other pages. */
    public WebSocketSettings withPages(List<PageFolder> others) {
        return new WebSocketSettings(host, port, maxMessageBytes, maxNesting, outbound, pingInterval, door, others);
    }
}

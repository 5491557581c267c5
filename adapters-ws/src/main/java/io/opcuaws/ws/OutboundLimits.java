package io.opcuaws.ws;

/**
 * How much may wait for a client that reads slowly, in bytes of UTF-8.
 *
 * @param highWaterBytes when more waits, of each monitored item only the newest value does, until half of this is left
 * @param maxBytes when more waits, the connection is closed with 1013
 */
public record OutboundLimits(long highWaterBytes, long maxBytes) {

    public static final OutboundLimits DEFAULT = new OutboundLimits(4L << 20, 64L << 20);

    public OutboundLimits {
        if (highWaterBytes < 1 || maxBytes < highWaterBytes) {
            throw new IllegalArgumentException(
                    "the outbound limits must be positive, and the high-water mark the lower");
        }
    }
}

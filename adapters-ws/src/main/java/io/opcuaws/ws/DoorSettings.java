package io.opcuaws.ws;

/**
 * Whom the gateway lets in, and how much of them.
 *
 * @param origins which web pages may connect
 * @param connections how many clients may be connected
 * @param requests how much each may ask for
 */
public record DoorSettings(Origins origins, ConnectionLimits connections, RequestLimits requests) {

    public static final DoorSettings DEFAULT =
            new DoorSettings(Origins.SAME, ConnectionLimits.DEFAULT, RequestLimits.DEFAULT);

    /** The same with other Origins. */
    public DoorSettings withOrigins(Origins others) {
        return new DoorSettings(others, connections, requests);
    }

    /** The same with other limits of connections. */
    public DoorSettings withConnections(ConnectionLimits others) {
        return new DoorSettings(origins, others, requests);
    }

    /** The same with other limits of requests. */
    public DoorSettings withRequests(RequestLimits others) {
        return new DoorSettings(origins, connections, others);
    }
}

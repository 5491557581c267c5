package io.opcuaws.ws;

import io.opcuaws.ws.tls.TlsSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom the gateway lets in, and how much of them.
 *
 * @param origins which web pages may connect
 * @param connections how many clients may be connected
 * @param requests how much each may ask for
 * @param authenticateWithin how long a client may take to prove who it is, if it is asked; then it is closed with 1008
 * @param tls the gateway's certificate; empty: clients connect without TLS
 * @param inflatedBytes the longest message, inflated, of a client that compresses (permessage-deflate, RFC 7692); empty: none
 *     may compress
 */
public record DoorSettings(
        Origins origins,
        ConnectionLimits connections,
        RequestLimits requests,
        Duration authenticateWithin,
        Optional<TlsSettings> tls,
        OptionalInt inflatedBytes) {

    public static final DoorSettings DEFAULT = new DoorSettings(
            Origins.SAME,
            ConnectionLimits.DEFAULT,
            RequestLimits.DEFAULT,
            Duration.ofSeconds(5),
            Optional.empty(),
            OptionalInt.empty());

    public DoorSettings {
        if (authenticateWithin.isNegative() || authenticateWithin.isZero()) {
            throw new IllegalArgumentException("the time to authenticate must be positive");
        }
        if (inflatedBytes.isPresent() && inflatedBytes.getAsInt() < 1) {
            throw new IllegalArgumentException("the limit of inflated bytes must be positive");
        }
    }

    /** The same with other Origins. */
    public DoorSettings withOrigins(Origins others) {
        return new DoorSettings(others, connections, requests, authenticateWithin, tls, inflatedBytes);
    }

    /** The same with other limits of connections. */
    public DoorSettings withConnections(ConnectionLimits others) {
        return new DoorSettings(origins, others, requests, authenticateWithin, tls, inflatedBytes);
    }

    /** The same with other limits of requests. */
    public DoorSettings withRequests(RequestLimits others) {
        return new DoorSettings(origins, connections, others, authenticateWithin, tls, inflatedBytes);
    }

    /** The same with another time to authenticate. */
    public DoorSettings withAuthenticateWithin(Duration other) {
        return new DoorSettings(origins, connections, requests, other, tls, inflatedBytes);
    }

    /** The same with TLS. */
    public DoorSettings withTls(TlsSettings other) {
        return new DoorSettings(origins, connections, requests, authenticateWithin, Optional.of(other), inflatedBytes);
    }

    /** The same, letting clients compress. */
    public DoorSettings withCompression(int otherInflatedBytes) {
        return new DoorSettings(
                origins, connections, requests, authenticateWithin, tls, OptionalInt.of(otherInflatedBytes));
    }
}

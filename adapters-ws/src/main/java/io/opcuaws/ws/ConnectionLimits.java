package io.opcuaws.ws;

import java.time.Duration;

/**
 * How many clients may be connected. An address is an IPv4 address, or the first 64 bits of an IPv6 one, of which a single
 * machine has as many as it likes.
 *
 * @param total WebSockets in all; one more is answered HTTP 503
 * @param perAddress WebSockets of one address; one more is answered HTTP 429
 * @param handshakeTimeout how long a client has for TLS and for its HTTP request; then it is cut off, as is one that asked for a
 *     page and stays. As many clients as there may be WebSockets may be in this state at a time; more are cut off at once
 */
public record ConnectionLimits(int total, int perAddress, Duration handshakeTimeout) {

    public static final ConnectionLimits DEFAULT = new ConnectionLimits(4_096, 512, Duration.ofSeconds(10));

    public ConnectionLimits {
        if (total < 1 || perAddress < 1 || handshakeTimeout.isNegative() || handshakeTimeout.isZero()) {
            throw new IllegalArgumentException("the limits of connections must be positive");
        }
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.OpcUaPort;
import java.util.function.LongSupplier;

/**
 * The gateway: what all connections share. It has no state of its own.
 *
 * @param sessionNumbers gives each session of the process a number of its own; called from any thread
 */
public record Gateway(OpcUaPort opcUa, Limits limits, LongSupplier sessionNumbers) {

    /** A client has connected; what it says from now on goes to the connection that is given back. */
    public Connection connect(ClientPort client, EventLoop loop) {
        return new Connection(this, client, loop);
    }
}

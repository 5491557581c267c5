package io.opcuaws.opcua.reach;

import java.net.InetAddress;
import java.util.function.Supplier;

/**
 * The reach of a login at a server that the operator has named: its host, and what clients could name themselves, in case the
 * server says that its endpoints are elsewhere.
 */
public record NamedTarget(String host, Supplier<AllowedTargets> others) implements Reach {

    @Override
    public boolean byName(String name, int port) {
        return host.equalsIgnoreCase(name) || others.get().byName(name, port);
    }

    @Override
    public boolean byAddress(InetAddress address, int port) {
        return others.get().byAddress(address, port);
    }

    @Override
    public boolean looksAtAddresses() {
        return others.get().looksAtAddresses();
    }
}

package io.opcuaws.opcua.reach;

import java.net.InetAddress;

/**
 * The reach of a login at a server that the operator has named: its host, and what clients could name themselves, in case the
 * server says that its endpoints are elsewhere.
 *
 * @param host as in the target's URL
 * @param others what clients could name themselves
 */
public record NamedTarget(String host, Reach others) implements Reach {

    @Override
    public boolean byName(String name, int port) {
        return host.equalsIgnoreCase(name) || others.byName(name, port);
    }

    @Override
    public boolean byAddress(InetAddress address, int port) {
        return others.byAddress(address, port);
    }

    @Override
    public boolean looksAtAddresses() {
        return others.looksAtAddresses();
    }
}

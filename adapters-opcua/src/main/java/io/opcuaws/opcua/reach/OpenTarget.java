package io.opcuaws.opcua.reach;

import java.net.InetAddress;
import java.util.function.Supplier;

/** The reach of what a client has named by its URL; changes with the configuration. */
public record OpenTarget(Supplier<AllowedTargets> allowed) implements Reach {

    @Override
    public boolean byName(String host, int port) {
        return allowed.get().byName(host, port);
    }

    @Override
    public boolean byAddress(InetAddress address, int port) {
        return allowed.get().byAddress(address, port);
    }

    @Override
    public boolean looksAtAddresses() {
        return allowed.get().looksAtAddresses();
    }
}

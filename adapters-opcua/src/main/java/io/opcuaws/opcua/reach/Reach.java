package io.opcuaws.opcua.reach;

import java.net.InetAddress;

/**
 * Where the connections of a login, or of a discovery, may go: a host that is allowed by its name or by the address that the
 * name leads to. Asked anew for each connection, with the very address that it will be made to, so that a name that leads
 * elsewhere meanwhile (DNS rebinding) gains nothing. What is {@linkplain Forbidden forbidden} stays so in any case.
 */
public interface Reach {

    /**
     * Whether the host may be connected to whatever its address is.
     *
     * @param host as in the URL: a name or a numeric address, IPv6 without its brackets
     * @param port 1 to 65535
     */
    boolean byName(String host, int port);

    /** Whether the address may be connected to whatever its name is. */
    boolean byAddress(InetAddress address, int port);

    /** Whether {@link #byAddress} says yes to anything: if not, names that are not allowed need not be looked up. */
    boolean looksAtAddresses();
}

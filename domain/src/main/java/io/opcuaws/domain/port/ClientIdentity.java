package io.opcuaws.domain.port;

/**
 * Who a client of the gateway is, as the adapter that let it in has found out. It stays the same for as long as its connection
 * lives. Not to be confused with a {@link UserIdentity}, which is who the user is to an OPC UA server.
 *
 * @param name what its token or certificate says; {@link #ANONYMOUS} has none, and no other client may be named so
 * @param address where it connects from, as text, for limits and for the audit; no proof of anything
 * @param connection the number of its connection in the log
 */
public record ClientIdentity(String name, String address, long connection) {

    /** The name of a client that was not asked who it is. */
    public static final String ANONYMOUS = "";

    /** A client that was not asked who it is. */
    public static ClientIdentity anonymous(String address, long connection) {
        return new ClientIdentity(ANONYMOUS, address, connection);
    }
}

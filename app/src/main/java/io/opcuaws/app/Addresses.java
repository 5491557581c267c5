package io.opcuaws.app;

/** Where the gateway can be reached, as a person types it. */
final class Addresses {

    private Addresses() {}

    /**
     * A URL without a path.
     *
     * @param host a name or an address; one of IPv6 is put in brackets (RFC 3986, 3.2.2)
     */
    static String url(String scheme, String host, int port) {
        boolean isBareIpv6 = host.contains(":") && !host.startsWith("[");
        return scheme + "://" + (isBareIpv6 ? "[" + host + "]" : host) + ":" + port;
    }
}

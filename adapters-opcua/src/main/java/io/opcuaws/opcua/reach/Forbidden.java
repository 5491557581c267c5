package io.opcuaws.opcua.reach;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that no OPC UA server has, and behind which clouds keep the credentials of their machines. No setting allows
 * them. An IPv6 address that stands for an IPv4 address is looked at as that one.
 */
final class Forbidden {

    private static final List<Network> NETWORKS = List.of(
            Network.of("0.0.0.0/8"), // "this machine" on some systems
            Network.of("169.254.0.0/16"), // link-local, and the metadata of most clouds
            Network.of("100.100.100.200/32"), // metadata of Alibaba Cloud
            Network.of("168.63.129.16/32"), // of Azure
            Network.of("192.0.0.192/32"), // of Oracle Cloud
            Network.of("224.0.0.0/3"), // multicast, reserved, broadcast
            Network.of("::/128"),
            Network.of("fe80::/10"), // link-local
            Network.of("fd00:ec2::/32"), // metadata of AWS
            Network.of("fd20:ce::254/128"), // of Google
            Network.of("ff00::/8")); // multicast

    private static final Network IPV4_COMPATIBLE = Network.of("::/96");
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final int IPV4_BYTES = 4;
    private static final int IN_SIX_TO_FOUR = 2;
    private static final int AT_THE_END = 12;

    private Forbidden() {}

    static boolean isForbidden(InetAddress address) {
        return NETWORKS.stream().anyMatch(network -> network.contains(address))
                || (!address.isLoopbackAddress()
                        && ipv4In(address).filter(Forbidden::isForbidden).isPresent());
    }

    private static Optional<InetAddress> ipv4In(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(ipv4(address.getAddress(), IN_SIX_TO_FOUR));
        }
        return NAT64.contains(address) || IPV4_COMPATIBLE.contains(address)
                ? Optional.of(ipv4(address.getAddress(), AT_THE_END))
                : Optional.empty();
    }

    private static InetAddress ipv4(byte[] ipv6, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(ipv6, from, from + IPV4_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}

package io.opcuaws.opcua.reach;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * All addresses with the same first bits.
 *
 * @param text as it was written, {@code "10.0.0.0/24"} or a single address
 */
record Network(String text, IpSubnetFilterRule rule) {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /** @throws IllegalArgumentException if the text is no address, or has no sensible number of bits */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!isAddress(address)) {
            throw new IllegalArgumentException(address + " is no numeric address");
        }
        int most = NetUtil.isValidIpV4Address(address) ? IPV4_BITS : IPV6_BITS;
        return new Network(text, rule(address, slash < 0 ? most : bits(text.substring(slash + 1), most)));
    }

    static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    private static int bits(String text, int most) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("/" + text + " must be from /0 to /" + most);
        }
        return Integer.parseInt(text);
    }

    private static IpSubnetFilterRule rule(String address, int bits) {
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }
}

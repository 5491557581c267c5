package io.opcuaws.opcua.reach;

import io.opcuaws.domain.access.Glob;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The servers that clients may name by their URL, as a list of
 *
 * <ul>
 *   <li>host patterns, {@code "plc-*.plant.example"}: a star stands for any letters, also for dots;
 *   <li>numeric addresses and networks, {@code "10.0.0.5"}, {@code "10.0.0.0/24"}, {@code "[fd12::]/16"}; a host whose name leads
 *       into one is allowed;
 * </ul>
 *
 * each with a port or a range of ports ({@code ":4840"}, {@code ":4840-4850"}) or for all ports, and with or without {@code
 * opc.tcp://} before it.
 */
public final class AllowedTargets implements Reach {

    private static final String SCHEME = "opc.tcp://";
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[(?<v6>[0-9a-fA-F:.]+)](?<bits>/\\d+)?|(?<other>[^\\[\\]:]+))(?::(?<ports>[^:]+))?");
    private static final Pattern NUMERIC = Pattern.compile("[\\d./]+");
    private static final Pattern HOST_PATTERN = Pattern.compile("[\\p{Alnum}*._-]+");

    /** Every server in the world, but for what is {@linkplain Forbidden forbidden}. */
    public static final AllowedTargets EVERYTHING = of(List.of("*"));

    /** No server but those that the operator has named. */
    public static final AllowedTargets NOTHING = of(List.of());

    private final List<Name> names = new ArrayList<>();
    private final List<Addresses> addresses = new ArrayList<>();

    private record Name(String glob, Ports ports) {}

    private record Addresses(Network network, Ports ports) {}

    private AllowedTargets() {}

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException naming the entry that cannot be understood, and why
     */
    public static AllowedTargets of(List<String> entries) {
        AllowedTargets allowed = new AllowedTargets();
        entries.forEach(allowed::add);
        return allowed;
    }

    private void add(String entry) {
        var parts = ENTRY.matcher(entry.startsWith(SCHEME) ? entry.substring(SCHEME.length()) : entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(entry
                    + ": must be a host pattern, an address or a network, with or without :port; IPv6 in brackets");
        }
        try {
            Ports ports = parts.group("ports") == null ? Ports.ALL : Ports.of(parts.group("ports"));
            String host = parts.group("other");
            if (host == null) {
                String bits = parts.group("bits") == null ? "" : parts.group("bits");
                addresses.add(new Addresses(Network.of(parts.group("v6") + bits), ports));
            } else if (NUMERIC.matcher(host).matches()) {
                addresses.add(new Addresses(Network.of(host), ports));
            } else {
                names.add(new Name(glob(host), ports));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry + ": " + e.getMessage(), e);
        }
    }

    private static String glob(String host) {
        if (!HOST_PATTERN.matcher(host).matches()) {
            throw new IllegalArgumentException(host + " is no host name");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /** Whether an entry is a star alone: then any server may be reached, at least at some port. */
    public boolean isUnlimited() {
        return names.stream().anyMatch(rule -> Glob.matches(rule.glob(), ""));
    }

    /** A numeric address is no name: only a star alone stands for it too. */
    @Override
    public boolean byName(String host, int port) {
        String name = Network.isAddress(host) ? "" : host.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(rule -> rule.ports().contain(port))
                .anyMatch(rule -> Glob.matches(rule.glob(), name));
    }

    @Override
    public boolean byAddress(InetAddress address, int port) {
        return addresses.stream()
                .anyMatch(rule -> rule.ports().contain(port) && rule.network().contains(address));
    }

    @Override
    public boolean looksAtAddresses() {
        return !addresses.isEmpty();
    }
}

package io.opcuaws.opcua.channel;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code opc.tcp} URL.
 *
 * @param host a name or a numeric address, IPv6 without its brackets
 * @param port 1 to 65535; 4840 where the URL has none
 * @param path empty, or what begins with a slash
 */
public record ServerAddress(String host, int port, String path) {

    private static final int DEFAULT_PORT = 4840;
    private static final int MAX_PORT = 65535;
    private static final Pattern URL = Pattern.compile(
            "opc\\.tcp://(?:\\[([0-9a-f:.]+)]|([^\\s:/?#\\[\\]@]+))(?::(\\d{1,5}))?(/\\S*)?", Pattern.CASE_INSENSITIVE);

    /** The address in the URL, or empty if it is none or has another scheme. */
    public static Optional<ServerAddress> of(String url) {
        Matcher matcher = URL.matcher(url.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        int port = matcher.group(3) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(3));
        String path = matcher.group(4) == null ? "" : matcher.group(4);
        return port == 0 || port > MAX_PORT ? Optional.empty() : Optional.of(new ServerAddress(host, port, path));
    }

    /** The address in a login's DiscoveryUrl; fails with {@code BadInvalidArgument}. */
    public static ServerAddress ofDiscoveryUrl(String url) {
        return of(url).orElseThrow(() -> Failures.because(
                StatusCode.BAD_INVALID_ARGUMENT, "/Body/DiscoveryUrl: must be opc.tcp://host[:port][/path]."));
    }

    public ServerAddress withHostAndPortOf(ServerAddress other) {
        return new ServerAddress(other.host, other.port, path);
    }

    public String url() {
        return "opc.tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
    }
}

package io.opcuaws.ws;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may connect. A browser lets any page open a WebSocket to any host, and says in {@code Origin} (RFC 6454)
 * where the page is from; programs that are no browsers send none, and may connect.
 *
 * <p>A page of the gateway's own origin may connect too: its Origin names the host that the request goes to. Without TLS
 * that host must be an IP address or localhost: a name of a stranger's can be made to lead to the gateway (DNS rebinding), and then
 * the stranger's page looks like one of the gateway's own.
 *
 * @param allowed further Origins, as browsers send them: {@code https://hmi.example:8443}, or {@code null}
 */
public record Origins(Set<String> allowed) {

    /** Pages of the gateway's own origin only. */
    public static final Origins SAME = new Origins(Set.of());

    private static final Pattern ORIGIN = Pattern.compile("null|[a-z][a-z0-9+.-]*://[^/\\s,*]*");
    private static final Pattern HOST = Pattern.compile("(?<name>\\[[0-9a-f:.]+]|[^:\\[\\]]+)(:(?<port>\\d{1,5}))?");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");

    public Origins {
        allowed = allowed.stream().map(Origins::lowerCase).collect(Collectors.toUnmodifiableSet());
        for (String origin : allowed) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "an Origin is a scheme and a host, such as https://hmi.example, and \"" + origin
                                + "\" is none");
            }
        }
    }

    /**
     * Whether a client may connect.
     *
     * @param sent the Origins that it sends
     * @param host the Host that its request goes to
     * @param secure whether it came by TLS
     */
    boolean admit(List<String> sent, String host, boolean secure) {
        if (sent.isEmpty()) {
            return true;
        }
        String origin = lowerCase(sent.get(0));
        return sent.size() == 1 && (allowed.contains(origin) || isOwn(origin, lowerCase(host), secure));
    }

    private static boolean isOwn(String origin, String host, boolean secure) {
        String scheme = secure ? "https://" : "http://";
        Matcher here = HOST.matcher(host);
        if (!origin.startsWith(scheme) || !here.matches()) {
            return false;
        }
        Matcher there = HOST.matcher(origin.substring(scheme.length()));
        String defaultPort = secure ? "443" : "80";
        return there.matches()
                && there.group("name").equals(here.group("name"))
                && portOf(there.group("port"), defaultPort).equals(portOf(here.group("port"), defaultPort))
                && (secure || leadsNowhereElse(here.group("name")));
    }

    private static String portOf(@Nullable String written, String otherwise) {
        return written == null ? otherwise : written;
    }

    private static boolean leadsNowhereElse(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || IP_ADDRESS.matcher(name).matches();
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

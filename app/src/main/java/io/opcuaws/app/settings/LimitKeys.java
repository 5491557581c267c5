package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Problems;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.domain.Limits;
import io.opcuaws.domain.ResumeLimits;
import io.opcuaws.domain.SessionLimits;
import io.opcuaws.opcua.OpcUaRules;
import io.opcuaws.ws.ConnectionLimits;
import io.opcuaws.ws.OutboundLimits;
import io.opcuaws.ws.RequestLimits;
import io.opcuaws.ws.WebSocketSettings;
import java.time.Duration;
import java.util.List;

/** How much clients may ask for. */
public final class LimitKeys {

    static final Key<Integer> MESSAGE_BYTES = Key.of("limits.message-bytes", Types.integer(1_024, 1 << 30))
            .shortName("--max-message-bytes")
            .describedAs("The longest message a client may send; a longer one closes its connection with 1009.")
            .byDefault(String.valueOf(WebSocketSettings.DEFAULT.maxMessageBytes()));

    static final Key<Integer> NESTING = Key.of("limits.nesting", Types.integer(8, 500))
            .shortName("--max-nesting")
            .describedAs("The deepest nesting of a message's JSON.")
            .byDefault(String.valueOf(WebSocketSettings.DEFAULT.maxNesting()));

    static final Key<Long> OUTBOUND_HIGH_WATER_BYTES = Key.of(
                    "limits.outbound-high-water-bytes", Types.whole(1, Long.MAX_VALUE))
            .shortName("--outbound-high-water-bytes")
            .describedAs(
                    "When more waits for a client that reads slowly, of each monitored item only the newest value does.")
            .byDefault(String.valueOf(OutboundLimits.DEFAULT.highWaterBytes()));

    static final Key<Long> OUTBOUND_BYTES = Key.of("limits.outbound-bytes", Types.whole(1_024, Long.MAX_VALUE))
            .shortName("--max-outbound-bytes")
            .describedAs("How much may wait for a client that reads slowly; more closes its connection with 1013.")
            .byDefault(String.valueOf(OutboundLimits.DEFAULT.maxBytes()));

    static final Key<Duration> PING_INTERVAL = Key.of("limits.ping-interval", Types.milliseconds(100))
            .shortName("--ping-interval")
            .describedAs("A client that was silent so long is pinged; after twice that time it is closed with 1001.")
            .byDefault(millis(WebSocketSettings.DEFAULT.pingInterval()));

    static final Key<Integer> SESSIONS_PER_CONNECTION = Key.of(
                    "limits.sessions-per-connection", Types.integer(1, 10_000))
            .shortName("--max-sessions")
            .describedAs("Sessions per connection; more are BadTooManySessions.")
            .byDefault(String.valueOf(Limits.DEFAULT.sessions()));

    static final Key<Integer> SESSIONS_PER_TARGET = Key.of("limits.sessions-per-target", Types.integer(1, 1_000_000))
            .describedAs("Sessions of all clients on one target, or on one host and port; more are BadTooManySessions.")
            .byDefault(String.valueOf(SessionLimits.DEFAULT.perTarget()));

    static final Key<Integer> SESSIONS = Key.of("limits.sessions", Types.integer(1, 1_000_000))
            .describedAs("Sessions of all clients on all targets; more are BadTooManySessions.")
            .byDefault(String.valueOf(SessionLimits.DEFAULT.inAll()));

    static final Key<Integer> SUBSCRIPTIONS_PER_SESSION = Key.of(
                    "limits.subscriptions-per-session", Types.integer(1, 1_000_000))
            .describedAs("Subscriptions per session; more are BadTooManySubscriptions.")
            .isReloaded()
            .byDefault(String.valueOf(OpcUaRules.DEFAULT.subscriptionsPerSession()));

    static final Key<Integer> MONITORED_ITEMS_PER_SESSION = Key.of(
                    "limits.monitored-items-per-session", Types.integer(1, 100_000_000))
            .describedAs("Monitored items of all subscriptions of a session; each one more is BadTooManyMonitoredItems,"
                    + " the others of its request are made.")
            .isReloaded()
            .byDefault(String.valueOf(OpcUaRules.DEFAULT.monitoredItemsPerSession()));

    static final Key<Integer> REQUESTS_IN_FLIGHT = Key.of("limits.requests-in-flight", Types.integer(1, 1_000_000))
            .shortName("--max-requests-in-flight")
            .describedAs("Requests per connection that may wait for their answers; more are BadTooManyOperations.")
            .byDefault(String.valueOf(Limits.DEFAULT.requestsInFlight()));

    static final Key<Duration> DEFAULT_TIMEOUT = Key.of("limits.default-timeout", Types.milliseconds(1))
            .shortName("--default-timeout")
            .describedAs("How long an answer may take if the request does not say.")
            .byDefault(millis(Limits.DEFAULT.defaultTimeout()));

    static final Key<Duration> MAX_TIMEOUT = Key.of("limits.max-timeout", Types.milliseconds(1))
            .shortName("--max-timeout")
            .describedAs("The most that a request can ask for; more is capped.")
            .byDefault(millis(Limits.DEFAULT.maxTimeout()));

    static final Key<Duration> RESUME_WINDOW = Key.of("limits.resume-window", Types.milliseconds(0))
            .shortName("--max-resume-window")
            .describedAs("The longest that a session waits for its client when the connection is gone; 0: none waits.")
            .byDefault(millis(ResumeLimits.DEFAULT.maxWindow()));

    static final Key<Integer> RESUME_VALUES = Key.of("limits.resume-values", Types.integer(1, 10_000_000))
            .shortName("--resume-values")
            .describedAs("How many values of what it said a session keeps for a client that comes back.")
            .byDefault(String.valueOf(ResumeLimits.DEFAULT.keptValues()));

    static final Key<Integer> RESUMABLE_SESSIONS = Key.of("limits.resumable-sessions", Types.integer(1, 1_000_000))
            .shortName("--max-resumable-sessions")
            .describedAs("Sessions of all clients that can be resumed; further ones end with their connection.")
            .byDefault(String.valueOf(ResumeLimits.DEFAULT.sessions()));

    static final Key<Integer> CONNECTIONS = Key.of("limits.connections", Types.integer(1, 1_000_000))
            .describedAs("WebSockets in all; one more is answered HTTP 503.")
            .byDefault(String.valueOf(ConnectionLimits.DEFAULT.total()));

    static final Key<Integer> CONNECTIONS_PER_ADDRESS = Key.of(
                    "limits.connections-per-address", Types.integer(1, 1_000_000))
            .describedAs(
                    "WebSockets of one IPv4 address, or of one IPv6 network of 64 bits; one more is answered HTTP 429."
                            + " Behind a reverse proxy all clients have its address.")
            .byDefault(String.valueOf(ConnectionLimits.DEFAULT.perAddress()));

    static final Key<Duration> HANDSHAKE_TIMEOUT = Key.of("limits.handshake-timeout", Types.milliseconds(100))
            .describedAs("How long a client may take for TLS and its HTTP request; then it is cut off.")
            .byDefault(millis(ConnectionLimits.DEFAULT.handshakeTimeout()));

    static final Key<Duration> MESSAGE_TIME = Key.of("limits.message-time", Types.milliseconds(100))
            .describedAs(
                    "How long the parts of one message may take to arrive; then the connection is closed with 1008.")
            .byDefault(millis(RequestLimits.DEFAULT.messageTime()));

    static final Key<Integer> NODES_PER_REQUEST = Key.of("limits.nodes-per-request", Types.integer(1, 10_000_000))
            .describedAs("Entries in the lists of one request together; more are BadTooManyOperations.")
            .byDefault(String.valueOf(RequestLimits.DEFAULT.nodes()));

    static final Key<Integer> LOGINS_PER_MINUTE = Key.of(
                    "limits.logins-per-minute-and-address", Types.integer(1, 1_000_000))
            .describedAs("Logins, resumes and discoveries of one address in a minute, and wrong tokens; more are"
                    + " BadServerTooBusy, in the handshake HTTP 429.")
            .byDefault(String.valueOf(RequestLimits.DEFAULT.loginsPerMinute()));

    static final Section SECTION = new Section(
            "Limits",
            "",
            List.of(
                    MESSAGE_BYTES,
                    NESTING,
                    OUTBOUND_HIGH_WATER_BYTES,
                    OUTBOUND_BYTES,
                    PING_INTERVAL,
                    CONNECTIONS,
                    CONNECTIONS_PER_ADDRESS,
                    HANDSHAKE_TIMEOUT,
                    MESSAGE_TIME,
                    NODES_PER_REQUEST,
                    LOGINS_PER_MINUTE,
                    SESSIONS_PER_CONNECTION,
                    SESSIONS_PER_TARGET,
                    SESSIONS,
                    SUBSCRIPTIONS_PER_SESSION,
                    MONITORED_ITEMS_PER_SESSION,
                    REQUESTS_IN_FLIGHT,
                    DEFAULT_TIMEOUT,
                    MAX_TIMEOUT,
                    RESUME_WINDOW,
                    RESUME_VALUES,
                    RESUMABLE_SESSIONS),
            LimitKeys::check);

    private LimitKeys() {}

    private static void check(Settings settings, Problems problems) {
        atMost(settings, OUTBOUND_HIGH_WATER_BYTES, OUTBOUND_BYTES, problems);
        atMost(settings, DEFAULT_TIMEOUT, MAX_TIMEOUT, problems);
    }

    /** The mistake is shown at the smaller of the two, unless that has its default. */
    private static <T extends Comparable<T>> void atMost(
            Settings settings, Key<T> small, Key<T> large, Problems problems) {
        if (settings.get(small).compareTo(settings.get(large)) > 0) {
            Key<T> culprit = settings.isDefault(small) ? large : small;
            problems.add(
                    settings.origin(culprit),
                    culprit.path(),
                    "is wrong: " + small.path() + " must not be more than " + large.path());
        }
    }

    static OutboundLimits outbound(Settings settings) {
        return new OutboundLimits(settings.get(OUTBOUND_HIGH_WATER_BYTES), settings.get(OUTBOUND_BYTES));
    }

    static ConnectionLimits connections(Settings settings) {
        return new ConnectionLimits(
                settings.get(CONNECTIONS), settings.get(CONNECTIONS_PER_ADDRESS), settings.get(HANDSHAKE_TIMEOUT));
    }

    static RequestLimits requests(Settings settings) {
        return new RequestLimits(
                settings.get(NODES_PER_REQUEST), settings.get(LOGINS_PER_MINUTE), settings.get(MESSAGE_TIME));
    }

    public static Limits perConnection(Settings settings) {
        return new Limits(
                settings.get(SESSIONS_PER_CONNECTION),
                settings.get(REQUESTS_IN_FLIGHT),
                settings.get(DEFAULT_TIMEOUT),
                settings.get(MAX_TIMEOUT));
    }

    public static SessionLimits sessions(Settings settings) {
        return new SessionLimits(settings.get(SESSIONS_PER_TARGET), settings.get(SESSIONS));
    }

    public static ResumeLimits resume(Settings settings) {
        return new ResumeLimits(
                settings.get(RESUME_WINDOW), settings.get(RESUME_VALUES), settings.get(RESUMABLE_SESSIONS));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}

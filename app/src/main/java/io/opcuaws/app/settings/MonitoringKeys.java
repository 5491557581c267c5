package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.app.tracing.TracingSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator can see while the gateway runs. */
public final class MonitoringKeys {

    public static final Key<Optional<Integer>> PORT = Key.of("metrics.port", Types.integer(0, 65_535))
            .describedAs("The management port: /metrics, /health/live and /health/ready, by HTTP without TLS or"
                    + " authentication; 0 takes a free one. Left out: there is none.")
            .optional();

    public static final Key<String> HOST = Key.of("metrics.host", Types.text())
            .describedAs("The address of the management port.")
            .byDefault("127.0.0.1");

    public static final Key<Boolean> READY_NEEDS_TARGETS = Key.of("health.ready-needs-targets", Types.flag())
            .describedAs("Be not ready while a named target has sessions, and all of them have lost it.")
            .byDefault("false");

    public static final Key<Duration> DRAIN_TIME = Key.of("health.drain-time", Types.milliseconds(0))
            .describedAs("How long clients are served on after SIGTERM, while /health/ready says 503 already.")
            .byDefault("0");

    static final Key<Optional<URI>> TRACING_ENDPOINT = Key.of(
                    "tracing.endpoint",
                    Types.text().as("a URL such as http://127.0.0.1:4318/v1/traces", MonitoringKeys::endpoint))
            .describedAs("Where traces are sent to, by OTLP over HTTP. Left out: there are none.")
            .optional();

    static final Key<Integer> TRACING_PERCENT = Key.of("tracing.percent", Types.integer(0, 100))
            .describedAs("How many of the requests are traced, in percent.")
            .byDefault("100");

    static final Section SECTION = new Section(
            "Monitoring",
            "See [monitoring.md](monitoring.md).",
            List.of(PORT, HOST, READY_NEEDS_TARGETS, DRAIN_TIME, TRACING_ENDPOINT, TRACING_PERCENT),
            Section.Check.NONE);

    private MonitoringKeys() {}

    /** Where traces go, if there are to be any. */
    public static Optional<TracingSettings> tracing(Settings settings) {
        return settings.get(TRACING_ENDPOINT)
                .map(endpoint -> new TracingSettings(endpoint, settings.get(TRACING_PERCENT)));
    }

    /** A password in it would be shown with the configuration. */
    private static URI endpoint(String text) {
        URI url = URI.create(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("it has another scheme, no host, or a user in it");
        }
        return url;
    }

    /** Whether other machines can reach the management port. */
    public static boolean isExposed(Settings settings) {
        if (settings.get(PORT).isEmpty()) {
            return false;
        }
        try {
            return !InetAddress.getByName(settings.get(HOST)).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}

package io.opcuaws.app.metrics;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.AnsweredRequest;
import io.opcuaws.ws.ClientRefusal;
import io.opcuaws.ws.ClientTelemetry;
import io.opcuaws.ws.NotificationKind;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests, what they took, and what clients are told unasked. A request and a notification cost a few look-ups and
 * additions, and no memory.
 */
final class RequestMetrics implements ClientTelemetry {

    /** From less than the gateway needs for itself to the longest timeout. */
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Counter requests;
    private final Histogram durations;
    private final Histogram serverDurations;
    private final Counter connections;
    private final Refusals refusals;
    private final Map<String, OfService> services = new ConcurrentHashMap<>();
    private final Map<NotificationKind, OfKind> kinds = new EnumMap<>(NotificationKind.class);

    RequestMetrics(PrometheusRegistry registry, Refusals refusals) {
        this.refusals = refusals;
        requests = Counter.builder()
                .name(Names.of("requests"))
                .help("Requests of clients that were answered, by service and by the status of the whole answer.")
                .labelNames("service", "status")
                .withoutExemplars()
                .register(registry);
        durations = histogram(
                registry,
                "request_duration",
                "From when a request had arrived until its answer was ready to leave, by service.");
        serverDurations = histogram(
                registry,
                "server_request_duration",
                "From when a request was given to its OPC UA server until the server answered, or was given up, by"
                        + " service. Login takes several requests.");
        connections = Counter.builder()
                .name(Names.of("connections_opened"))
                .help("WebSockets that clients have opened.")
                .withoutExemplars()
                .register(registry);
        Counter notifications = Counter.builder()
                .name(Names.of("notifications"))
                .help("What sessions have told their clients unasked, by kind.")
                .labelNames("kind")
                .withoutExemplars()
                .register(registry);
        Counter values = Counter.builder()
                .name(Names.of("notification_values"))
                .help("Values in notifications, by kind; several can be in one.")
                .labelNames("kind")
                .withoutExemplars()
                .register(registry);
        for (NotificationKind kind : NotificationKind.values()) {
            String label = kind.name().toLowerCase(Locale.ROOT);
            kinds.put(kind, new OfKind(notifications.labelValues(label), values.labelValues(label)));
        }
    }

    private static Histogram histogram(PrometheusRegistry registry, String name, String help) {
        return Histogram.builder()
                .name(Names.of(name) + "_seconds")
                .help(help)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .labelNames("service")
                .withoutExemplars()
                .register(registry);
    }

    private record OfKind(CounterDataPoint notifications, CounterDataPoint values) {}

    /** What is counted of one service, found once. */
    private final class OfService {

        private final String service;
        private final CounterDataPoint good;
        private final DistributionDataPoint duration;
        /** By the name of the status, whose hash is there already. */
        private final Map<String, CounterDataPoint> others = new ConcurrentHashMap<>();

        private @Nullable volatile DistributionDataPoint serverDuration;

        OfService(String service) {
            this.service = service;
            this.good = requests.labelValues(service, StatusCode.GOOD.name());
            this.duration = durations.labelValues(service);
        }

        void count(AnsweredRequest request, StatusCode status) {
            counter(status).inc();
            duration.observe(request.nanos() / NANOS);
            if (request.wasSent()) {
                serverDuration().observe(request.nanosAtServer() / NANOS);
            }
        }

        /** Codes without a name are not kept: there could be four thousand million of them. */
        private CounterDataPoint counter(StatusCode status) {
            if (status.value() == StatusCode.GOOD.value()) {
                return good;
            }
            if (!status.isNamed()) {
                return requests.labelValues(service, Names.status(status));
            }
            CounterDataPoint known = others.get(status.name());
            return known != null ? known : others.computeIfAbsent(status.name(), this::labelled);
        }

        private CounterDataPoint labelled(String status) {
            return requests.labelValues(service, status);
        }

        /** Only services that servers are asked for have one. */
        private DistributionDataPoint serverDuration() {
            DistributionDataPoint known = serverDuration;
            if (known == null) {
                known = serverDurations.labelValues(service);
                serverDuration = known;
            }
            return known;
        }
    }

    @Override
    public void connected(long connection) {
        connections.inc();
    }

    @Override
    public void answered(AnsweredRequest request, StatusCode status) {
        OfService known = services.get(request.service());
        if (known == null) {
            known = services.computeIfAbsent(request.service(), OfService::new);
        }
        known.count(request, status);
    }

    @Override
    public void notified(NotificationKind kind, int values) {
        OfKind of = kinds.get(kind);
        if (of != null) {
            of.notifications().inc();
            of.values().inc(values);
        }
    }

    @Override
    public void refused(ClientRefusal why) {
        refusals.count(why);
    }
}

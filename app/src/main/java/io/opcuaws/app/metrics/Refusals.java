package io.opcuaws.app.metrics;

import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.ws.ClientRefusal;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Arrays;
import java.util.Locale;

/** Who was turned away and why, by the domain and before it. Every reason is there from the start, with 0. */
final class Refusals {

    private final Counter counter;

    Refusals(PrometheusRegistry registry) {
        counter = Counter.builder()
                .name(Names.of("refusals"))
                .help("Clients that were turned away and requests that were refused by the gateway, by the reason.")
                .labelNames("reason")
                .withoutExemplars()
                .register(registry);
        Arrays.stream(RefusalReason.values()).forEach(reason -> counter.initLabelValues(label(reason)));
        Arrays.stream(ClientRefusal.values()).forEach(reason -> counter.initLabelValues(label(reason)));
    }

    void count(Enum<?> reason) {
        counter.labelValues(label(reason)).inc();
    }

    private static String label(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

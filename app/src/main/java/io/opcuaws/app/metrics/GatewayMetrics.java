package io.opcuaws.app.metrics;

import io.opcuaws.domain.port.Telemetry;
import io.opcuaws.ws.ClientTelemetry;
import io.opcuaws.ws.GatewayServer;
import io.opcuaws.ws.management.Page;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/** All that is counted, and the page that says it in Prometheus' text format. */
public final class GatewayMetrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();
    private final RequestMetrics requests;
    private final SessionMetrics sessions;
    private boolean hasJvm;

    /** @param version of the gateway */
    public GatewayMetrics(String version) {
        Info.builder()
                .name(Names.of("build_info"))
                .help("The gateway's version.")
                .labelNames("version")
                .register(registry)
                .addLabelValues(version);
        Refusals refusals = new Refusals(registry);
        requests = new RequestMetrics(registry, refusals);
        sessions = new SessionMetrics(registry, refusals);
    }

    public ClientTelemetry clients() {
        return requests;
    }

    public Telemetry sessions() {
        return sessions;
    }

    /** Says from now on how it is with the clients of this server, too. To be called once. */
    public void lookAt(GatewayServer server) {
        registry.register(new ServerCollector(server));
    }

    /**
     * Says from now on how many entries of the audit could not be written. To be called once.
     *
     * @param lost counts them; asked from several threads
     */
    public void lookAtAudit(LongSupplier lost) {
        CounterWithCallback.builder()
                .name(Names.of("audit_lost_entries"))
                .help("Entries of the audit that could not be written; the file says where they are missing.")
                .callback(counter -> counter.call((double) lost.getAsLong()))
                .register(registry);
    }

    /** What the page says now. */
    public Page page() {
        beginWithJvm();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Page(true, writer.getContentType(), text.toString(StandardCharsets.UTF_8));
    }

    /** Not at the start, of which it would be a fifth. */
    private synchronized void beginWithJvm() {
        if (!hasJvm) {
            JvmMemoryMetrics.builder().register(registry);
            JvmGarbageCollectorMetrics.builder().register(registry);
            JvmThreadsMetrics.builder().register(registry);
            JvmBufferPoolMetrics.builder().register(registry);
            JvmClassLoadingMetrics.builder().register(registry);
            JvmRuntimeInfoMetric.builder().register(registry);
            ProcessMetrics.builder().register(registry);
            hasJvm = true;
        }
    }
}

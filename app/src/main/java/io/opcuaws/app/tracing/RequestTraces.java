package io.opcuaws.app.tracing;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.AnsweredRequest;
import io.opcuaws.ws.ClientTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Sends a span for each request that is traced, with one inside for its time at the server. They are made when the request is
 * answered, from the times that were taken on its way, so that nothing is kept of a request meanwhile. What cannot be sent in
 * time is dropped: nothing waits for the receiver.
 */
public final class RequestTraces implements ClientTelemetry, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long PATIENCE_AT_THE_END_SECONDS = 3;
    private static final int LONGEST_ID = 32;
    private static final double PERCENT = 100;

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("opcua.service");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("opcua.status");
    private static final AttributeKey<String> SESSION = AttributeKey.stringKey("session.id");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private RequestTraces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("io.opcuaws.gateway");
    }

    /** @param version of the gateway */
    public static RequestTraces start(TracingSettings settings, String version) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(TIMEOUT)
                .build();
        return new RequestTraces(SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .setSampler(Sampler.traceIdRatioBased(settings.percent() / PERCENT))
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", "opcua-ws-gateway")
                        .put("service.version", version)
                        .build()))
                .build());
    }

    @Override
    public void answered(AnsweredRequest request, StatusCode status) {
        long began = now() - request.nanos();
        Span span = tracer.spanBuilder(request.service())
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(began, TimeUnit.NANOSECONDS)
                .startSpan();
        if (!span.isRecording()) {
            return;
        }
        span.setAttribute(SERVICE, request.service());
        span.setAttribute(STATUS, status.name());
        request.sessionId().ifPresent(id -> span.setAttribute(SESSION, cut(id)));
        if (!status.isGood()) {
            span.setStatus(io.opentelemetry.api.trace.StatusCode.ERROR, status.name());
        }
        if (request.wasSent()) {
            tellOfServer(span, request, began + request.nanosBeforeServer());
        }
        span.end(began + request.nanos(), TimeUnit.NANOSECONDS);
    }

    private void tellOfServer(Span request, AnsweredRequest times, long sent) {
        tracer.spanBuilder(times.service() + " at the server")
                .setParent(Context.root().with(request))
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(sent, TimeUnit.NANOSECONDS)
                .startSpan()
                .setAttribute(SERVICE, times.service())
                .end(sent + times.nanosAtServer(), TimeUnit.NANOSECONDS);
    }

    /** A session's id is short; what a client has written instead need not be. */
    private static String cut(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Sends what waits, if that does not take long. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS);
    }
}

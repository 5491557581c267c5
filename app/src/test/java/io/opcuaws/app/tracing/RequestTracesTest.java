package io.opcuaws.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.Answered;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.AnsweredRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is a span, and its time at the server one inside. */
class RequestTracesTest {

    private final TraceReceiver receiver = new TraceReceiver();

    RequestTracesTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aRequestIsASpanWithItsTimeAtTheServerInside() {
        long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        List<Span> spans = traced(100, new Answered("Read", true, "12"), StatusCode.GOOD);
        assertThat(spans).extracting(Span::getName).containsExactly("Read at the server", "Read");
        Span atServer = spans.get(0);
        Span request = spans.get(1);
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(request.getParentSpanId().isEmpty()).isTrue();
        assertThat(TraceReceiver.attribute(request, "opcua.service")).isEqualTo("Read");
        assertThat(TraceReceiver.attribute(request, "opcua.status")).isEqualTo("Good");
        assertThat(TraceReceiver.attribute(request, "session.id")).isEqualTo("12");
        assertThat(request.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
        assertThat(request.getEndTimeUnixNano() - request.getStartTimeUnixNano())
                .isEqualTo(4_000_000);
        assertThat(request.getEndTimeUnixNano()).isGreaterThanOrEqualTo(before);

        assertThat(atServer.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(atServer.getTraceId()).isEqualTo(request.getTraceId());
        assertThat(atServer.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(atServer.getStartTimeUnixNano() - request.getStartTimeUnixNano())
                .isEqualTo(1_000_000);
        assertThat(atServer.getEndTimeUnixNano() - atServer.getStartTimeUnixNano())
                .isEqualTo(2_000_000);
        assertThat(receiver.text()).contains("opcua-ws-gateway", "1.2.3");
    }

    @Test
    void aRequestThatFailsIsAnErrorWithTheNameOfItsStatus() {
        List<Span> spans = traced(100, new Answered("Read", false, "1"), StatusCode.BAD_SESSION_ID_INVALID);
        assertThat(spans).hasSize(1);
        assertThat(spans.get(0).getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(spans.get(0).getStatus().getMessage()).isEqualTo("BadSessionIdInvalid");
    }

    /** It is what the client has written. */
    @Test
    void aSessionsIdIsCut() {
        List<Span> spans =
                traced(100, new Answered("Read", false, "x".repeat(10_000)), StatusCode.BAD_SESSION_ID_INVALID);
        assertThat(TraceReceiver.attribute(spans.get(0), "session.id")).isEqualTo("x".repeat(32));
    }

    @Test
    void whatIsNotToBeTracedIsNot() {
        assertThat(traced(0, new Answered("Read", true, "1"), StatusCode.GOOD)).isEmpty();
    }

    /** The spans that the receiver has when all is sent. */
    private List<Span> traced(int percent, AnsweredRequest request, StatusCode status) {
        try (RequestTraces traces = RequestTraces.start(new TracingSettings(receiver.endpoint(), percent), "1.2.3")) {
            traces.answered(request, status);
        }
        return receiver.spans();
    }
}

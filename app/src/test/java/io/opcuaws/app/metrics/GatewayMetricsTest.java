package io.opcuaws.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.opcuaws.app.Answered;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.ClientRefusal;
import io.opcuaws.ws.NotificationKind;
import io.opcuaws.ws.management.Page;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens is counted, and nothing that a client or a server makes up becomes a counter. */
class GatewayMetricsTest {

    private static final SessionTraits NAMED =
            new SessionTraits(new SessionId("1"), Optional.of("line-3"), ClientIdentity.anonymous("127.0.0.1", 1));
    private static final SessionTraits UNNAMED =
            new SessionTraits(new SessionId("2"), Optional.empty(), ClientIdentity.anonymous("127.0.0.1", 1));
    private static final Failure TIMEOUT = new Failure(StatusCode.BAD_TIMEOUT, "The server says nothing.");

    private final GatewayMetrics metrics = new GatewayMetrics("1.2.3");

    @Test
    void requestsAreCountedByServiceAndStatusWithWhatTheyTook() {
        metrics.clients().answered(new Answered("Read", true, "1"), StatusCode.GOOD);
        metrics.clients().answered(new Answered("Read", true, "1"), StatusCode.GOOD);
        metrics.clients().answered(new Answered("Read", false, "1"), StatusCode.BAD_SESSION_ID_INVALID);
        assertThat(page())
                .contains("opcua_ws_gateway_requests_total{service=\"Read\",status=\"Good\"} 2.0")
                .contains("opcua_ws_gateway_requests_total{service=\"Read\",status=\"BadSessionIdInvalid\"} 1.0")
                .contains("opcua_ws_gateway_request_duration_seconds_bucket{service=\"Read\",le=\"0.0025\"} 0")
                .contains("opcua_ws_gateway_request_duration_seconds_bucket{service=\"Read\",le=\"0.005\"} 3")
                .contains("opcua_ws_gateway_server_request_duration_seconds_bucket{service=\"Read\",le=\"0.001\"} 0")
                .contains("opcua_ws_gateway_server_request_duration_seconds_bucket{service=\"Read\",le=\"0.0025\"} 2");
    }

    /** A server could answer with thousands of millions of different codes. */
    @Test
    void codesThatNobodyHasNamedAreOneLabel() {
        for (long code = 0x8111_0000L; code < 0x8111_2000L; code++) {
            metrics.clients().answered(new Answered("Read", true, "1"), StatusCode.unnamed(code));
            metrics.sessions().openFailed(NAMED, new Failure(StatusCode.unnamed(code), "It says so."));
        }
        assertThat(page())
                .contains("opcua_ws_gateway_requests_total{service=\"Read\",status=\"other\"} 8192.0")
                .contains("opcua_ws_gateway_session_open_failures_total{status=\"other\",target=\"line-3\"} 8192.0")
                .noneMatch(line -> line.contains("0x"));
    }

    @Test
    void sessionsAreCountedByStateAndByTheNameOfTheirTarget() {
        metrics.sessions().began(NAMED);
        metrics.sessions().moved(NAMED, SessionPhase.OPENING, SessionPhase.ACTIVE);
        metrics.sessions().interrupted(NAMED, TIMEOUT);
        metrics.sessions().moved(NAMED, SessionPhase.ACTIVE, SessionPhase.INTERRUPTED);
        metrics.sessions().began(UNNAMED);
        metrics.sessions().openFailed(UNNAMED, TIMEOUT);
        assertThat(page())
                .contains("opcua_ws_gateway_sessions{state=\"active\",target=\"line-3\"} 0.0")
                .contains("opcua_ws_gateway_sessions{state=\"interrupted\",target=\"line-3\"} 1.0")
                .contains("opcua_ws_gateway_sessions{state=\"opening\",target=\"(open)\"} 1.0")
                .contains("opcua_ws_gateway_session_interruptions_total{target=\"line-3\"} 1.0")
                .contains("opcua_ws_gateway_session_open_failures_total{status=\"BadTimeout\",target=\"(open)\"} 1.0");
        metrics.sessions().restored(NAMED);
        metrics.sessions().moved(NAMED, SessionPhase.INTERRUPTED, SessionPhase.CLOSING);
        metrics.sessions().gone(NAMED);
        assertThat(page())
                .contains("opcua_ws_gateway_session_reconnects_total{target=\"line-3\"} 1.0")
                .contains("opcua_ws_gateway_sessions{state=\"interrupted\",target=\"line-3\"} 0.0")
                .contains("opcua_ws_gateway_sessions{state=\"closing\",target=\"line-3\"} 0.0");
    }

    @Test
    void notificationsAndTheirValuesAreCounted() {
        metrics.clients().notified(NotificationKind.DATA_CHANGE, 20);
        metrics.clients().notified(NotificationKind.DATA_CHANGE, 1);
        assertThat(page())
                .contains("opcua_ws_gateway_notifications_total{kind=\"data_change\"} 2.0")
                .contains("opcua_ws_gateway_notification_values_total{kind=\"data_change\"} 21.0")
                .contains("opcua_ws_gateway_notifications_total{kind=\"event\"} 0.0");
    }

    /** Of a counter that is not there yet Prometheus cannot tell the rate. */
    @Test
    void everyReasonIsThereFromTheStart() {
        metrics.clients().refused(ClientRefusal.ORIGIN);
        metrics.sessions().refused(RefusalReason.RIGHTS);
        assertThat(page())
                .contains("opcua_ws_gateway_refusals_total{reason=\"origin\"} 1.0")
                .contains("opcua_ws_gateway_refusals_total{reason=\"rights\"} 1.0")
                .contains("opcua_ws_gateway_refusals_total{reason=\"slow_reader\"} 0.0");
    }

    @Test
    void thePageIsPrometheusTextAndEveryMetricHasAHelp() {
        Page page = metrics.page();
        assertThat(page.isGood()).isTrue();
        assertThat(page.contentType()).startsWith("text/plain; version=0.0.4");
        List<String> lines = page();
        assertThat(lines)
                .contains("opcua_ws_gateway_build_info{version=\"1.2.3\"} 1")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"}"))
                .anyMatch(line -> line.startsWith("jvm_threads_current "))
                .anyMatch(line -> line.startsWith("process_open_fds "));
        List<String> typed = named(lines, "# TYPE ");
        assertThat(typed).isNotEmpty().doesNotHaveDuplicates().isEqualTo(named(lines, "# HELP "));
    }

    private static List<String> named(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.split(" ", -1)[2])
                .toList();
    }

    /** It is on the way of each message, thousands of times in a second. Before it is compiled it may take some. */
    @Test
    void countingTakesNoMemory() {
        Answered request = new Answered("Read", true, "1");
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> allocatedBy(request) == 0);
    }

    private long allocatedBy(Answered request) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5_000; i++) {
            metrics.clients().answered(request, StatusCode.GOOD);
            metrics.clients().answered(request, StatusCode.BAD_TIMEOUT);
            metrics.clients().notified(NotificationKind.DATA_CHANGE, 3);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private List<String> page() {
        return metrics.page().text().lines().toList();
    }
}

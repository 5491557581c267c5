package io.opcuaws.app;

import io.opcuaws.app.audit.AuditFile;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.health.ReadyPage;
import io.opcuaws.app.health.TargetHealth;
import io.opcuaws.app.logging.EventLog;
import io.opcuaws.app.metrics.GatewayMetrics;
import io.opcuaws.app.settings.MonitoringKeys;
import io.opcuaws.app.tracing.RequestTraces;
import io.opcuaws.domain.port.Telemetry;
import io.opcuaws.ws.ClientTelemetry;
import io.opcuaws.ws.GatewayServer;
import io.opcuaws.ws.Watchers;
import io.opcuaws.ws.management.ManagementServer;
import io.opcuaws.ws.management.Page;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that looks on while the gateway runs, and the port on which it says what it sees: the first to start, the last to stop. */
final class Observation implements AutoCloseable {

    private static final Page UP = Page.json(true, "{\"status\":\"UP\"}");
    private static final Page DOWN = Page.json(false, "{\"status\":\"DOWN\"}");

    private final List<Telemetry> sessions = new ArrayList<>();
    private final List<ClientTelemetry> clients = new ArrayList<>();
    private final BooleanSupplier fit;
    private final ReadyPage ready;
    private final Optional<GatewayMetrics> metrics;
    private final Optional<RequestTraces> traces;
    private final Optional<ManagementServer> management;
    private final Optional<String> url;
    private volatile @Nullable GatewayServer server;

    private Observation(Settings settings, Supplier<? extends Collection<String>> targets) throws IOException {
        EventLog log = new EventLog();
        sessions.add(log);
        clients.add(log);
        TargetHealth health = new TargetHealth(Clock.systemUTC());
        sessions.add(health);
        ready = new ReadyPage(health, targets);
        fit = settings.get(MonitoringKeys.READY_NEEDS_TARGETS) ? ready::noTargetIsLost : () -> true;
        Optional<Integer> port = settings.get(MonitoringKeys.PORT);
        metrics = port.map(any -> new GatewayMetrics(Version.text()));
        metrics.ifPresent(counters -> {
            sessions.add(counters.sessions());
            clients.add(counters.clients());
        });
        traces = MonitoringKeys.tracing(settings).map(where -> RequestTraces.start(where, Version.text()));
        traces.ifPresent(clients::add);
        String host = settings.get(MonitoringKeys.HOST);
        management =
                port.isPresent() ? Optional.of(ManagementServer.start(host, port.get(), pages())) : Optional.empty();
        url = management.map(listening -> Addresses.url("http", host, listening.port()) + "/");
    }

    /**
     * Begins to look on.
     *
     * @param targets the names of the targets that there are now; asked from any thread
     * @throws IOException if the management port cannot be listened on
     */
    static Observation start(Settings settings, Supplier<? extends Collection<String>> targets) throws IOException {
        return new Observation(settings, targets);
    }

    private Map<String, Supplier<Page>> pages() {
        GatewayMetrics counters = metrics.orElseThrow();
        return Map.of("/metrics", counters::page, "/health/live", this::livePage, "/health/ready", this::readyPage);
    }

    private Page livePage() {
        GatewayServer running = server;
        return running == null || running.isAlive() ? UP : DOWN;
    }

    private Page readyPage() {
        GatewayServer running = server;
        return ready.page(running != null && running.isReady());
    }

    /** Who is told what happens to sessions. */
    Telemetry sessions() {
        return new AllTelemetry(sessions);
    }

    /** Who is told what clients do. */
    Watchers watchers() {
        return new Watchers(new AllClientTelemetry(clients), fit);
    }

    /** The server runs. */
    void lookAt(GatewayServer running) {
        server = running;
        metrics.ifPresent(counters -> counters.lookAt(running));
    }

    /** There is an audit. */
    void lookAt(AuditFile audit) {
        metrics.ifPresent(counters -> counters.lookAtAudit(audit::lostInAll));
    }

    /** Where the management port is, if there is one. */
    Optional<String> url() {
        return url;
    }

    @Override
    public void close() {
        management.ifPresent(ManagementServer::close);
        traces.ifPresent(RequestTraces::close);
    }
}

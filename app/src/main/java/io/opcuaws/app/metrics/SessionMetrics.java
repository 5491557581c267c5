package io.opcuaws.app.metrics;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.Telemetry;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** Counts sessions and what happens to them, by the name of their target. */
final class SessionMetrics implements Telemetry {

    private static final String TARGET = "target";

    private final Gauge sessions;
    private final Counter interruptions;
    private final Counter reconnects;
    private final Counter failures;
    private final Refusals refusals;

    SessionMetrics(PrometheusRegistry registry, Refusals refusals) {
        this.refusals = refusals;
        sessions = Gauge.builder()
                .name(Names.of("sessions"))
                .help(
                        "Sessions that there are now, by target and by state: opening, active, interrupted (its server is lost),"
                                + " parked (its client is away), closing.")
                .labelNames(TARGET, "state")
                .register(registry);
        interruptions =
                counter(registry, "session_interruptions", "Sessions that have lost their server, by target.", TARGET);
        reconnects = counter(
                registry,
                "session_reconnects",
                "Sessions that have their server again after they lost it, by target.",
                TARGET);
        failures = counter(
                registry,
                "session_open_failures",
                "Logins that failed at or before the server, by target and by the status.",
                TARGET,
                "status");
        startWith(Names.OPEN_TARGETS);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name(Names.of(name))
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    /** Of a counter that is not there yet Prometheus cannot tell the rate. */
    private void startWith(String target) {
        for (SessionPhase phase : SessionPhase.values()) {
            sessions.initLabelValues(target, label(phase));
        }
        interruptions.initLabelValues(target);
        reconnects.initLabelValues(target);
    }

    @Override
    public void began(SessionTraits session) {
        startWith(Names.target(session.target()));
        add(session, SessionPhase.OPENING, 1);
    }

    @Override
    public void moved(SessionTraits session, SessionPhase from, SessionPhase to) {
        add(session, from, -1);
        add(session, to, 1);
    }

    @Override
    public void gone(SessionTraits session) {
        add(session, SessionPhase.CLOSING, -1);
    }

    private void add(SessionTraits session, SessionPhase phase, int count) {
        sessions.labelValues(Names.target(session.target()), label(phase)).inc(count);
    }

    private static String label(SessionPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void openFailed(SessionTraits session, Failure why) {
        failures.labelValues(Names.target(session.target()), Names.status(why.status()))
                .inc();
    }

    @Override
    public void interrupted(SessionTraits session, Failure why) {
        interruptions.labelValues(Names.target(session.target())).inc();
    }

    @Override
    public void restored(SessionTraits session) {
        reconnects.labelValues(Names.target(session.target())).inc();
    }

    @Override
    public void refused(RefusalReason why) {
        refusals.count(why);
    }
}

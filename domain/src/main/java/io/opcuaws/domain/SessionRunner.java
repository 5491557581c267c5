package io.opcuaws.domain;

import io.opcuaws.domain.Effects.Performer;
import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.protocol.Notification;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Runs the machine of one session: does what it decides, and brings it what comes back. {@link #step} runs on the
 * connection's event loop; signals and completions come from any thread and are posted to it.
 */
final class SessionRunner implements Performer, SessionSignals {

    private final SessionMachine machine;
    private final EventLoop loop;
    private final Outlet outlet;
    private final Runnable onOver;

    /**
     * @param name what the session will be called
     * @param deadline when the login stops waiting
     * @param onOver is run on the loop after the step that ends the session
     */
    SessionRunner(SessionName name, long deadline, EventLoop loop, Outlet outlet, Runnable onOver) {
        this.machine = new SessionMachine(name, deadline);
        this.loop = loop;
        this.outlet = outlet;
        this.onOver = onOver;
        outlet.wakeAt(deadline);
    }

    /** Begins to open the server's session. */
    void open(OpcUaPort opcUa, SessionSettings settings, Duration timeout) {
        opcUa.open(settings, timeout, this)
                .whenComplete((session, thrown) -> post((state, effects) -> thrown == null
                        ? state.opened(session, effects)
                        : state.openFailed(Failures.of(thrown), effects)));
    }

    /** Gives the machine one input and does what it decides. */
    void step(BiFunction<SessionState, Effects, SessionState> input) {
        machine.step(input).performBy(this);
        if (machine.isOver()) {
            onOver.run();
        }
    }

    private void post(BiFunction<SessionState, Effects, SessionState> input) {
        loop.post(() -> step(input));
    }

    @Override
    public void send(ClientMessage message) {
        outlet.send(message);
    }

    @Override
    public void invoke(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout) {
        session.invoke(request, timeout).whenComplete((response, thrown) -> {
            ServiceOutcome outcome = ServiceOutcome.of(response, thrown);
            post((state, effects) -> state.completed(pending, outcome, effects));
        });
    }

    @Override
    public void close(OpcUaSession session) {
        session.close().whenComplete((closed, thrown) -> post(SessionState::closed));
    }

    @Override
    public void wakeAt(long time) {
        outlet.wakeAt(time);
    }

    @Override
    public void interrupted(Failure reason) {
        post((state, effects) -> state.interrupted(reason, effects));
    }

    @Override
    public void restored(boolean subscriptionsRecreated) {
        post((state, effects) -> state.restored(subscriptionsRecreated, effects));
    }

    @Override
    public void notification(Notification notification, List<Long> items) {
        post((state, effects) -> state.notification(notification, items, effects));
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.Effects.Performer;
import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Resumed;
import io.opcuaws.domain.port.ClientRequest.Invoke;
import io.opcuaws.domain.port.ClientRequest.Logout;
import io.opcuaws.domain.port.ClientRequest.Resume;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice;
import io.opcuaws.domain.port.Notice.Disconnected;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * Runs the machine of one session: does what it decides, and brings it what comes back. All of it runs on the loop of the
 * connection that opened the session, also when another one has it: the methods that a {@link Holder} calls go there from the
 * holder's loop, and what is said goes back. Signals and completions come from any thread and are posted.
 */
final class SessionRunner implements Performer, SessionSignals {

    private final SessionId id;
    private final SessionMachine machine;
    private final EventLoop loop;
    private final String owner;
    private final Alarm alarm;
    private final SessionAccess access;
    private final SessionWatch watch;
    private final SessionAudit audit;
    private final ServiceDesk desk;
    private final Ends ends;
    private int closings;
    private Optional<Holding> holding;
    private Optional<Resumption> resumption = Optional.empty();

    /** @param tag of the request that it got the session by, which is on what the session says */
    private record Holding(Holder holder, RequestTag tag) {}

    /** What is to be done, on the session's loop, when it ends. */
    interface Ends {
        /** Nobody can have the session any more. */
        void over(SessionRunner session);

        /** Nothing of it is left on the server either. Comes once, with {@link #over} or after it. */
        void gone(SessionRunner session);
    }

    /**
     * @param deadline when the login stops waiting
     * @param opener has the loop on which the session lives
     */
    SessionRunner(
            SessionId id,
            RequestTag loginTag,
            long deadline,
            Holder opener,
            SessionAccess access,
            SessionWatch watch,
            SessionAudit audit,
            Ends ends) {
        this.id = id;
        this.machine = new SessionMachine(loginTag, id, deadline);
        this.loop = opener.loop();
        this.owner = opener.identity().name();
        this.alarm = new Alarm(loop, () -> step((state, effects) -> state.tick(loop.now(), effects)));
        this.access = access;
        this.watch = watch;
        this.audit = audit;
        this.desk = new ServiceDesk(
                loop,
                access,
                audit,
                watch.telemetry(),
                (pending, outcome) -> step((state, effects) -> state.completed(pending, outcome, effects)));
        this.ends = ends;
        this.holding = Optional.of(new Holding(opener, loginTag));
        alarm.at(deadline);
        watch.began();
    }

    /** Other connections may take it over from now on. To be called before {@link #open}. */
    void makeResumable(Resumption by) {
        resumption = Optional.of(by);
    }

    /**
     * Begins to open the server's session.
     *
     * @param tag of the login
     */
    void open(OpcUaPort opcUa, RequestTag tag, SessionSettings settings, Duration timeout) {
        tag.sentToServer();
        opcUa.open(settings, timeout, this).whenComplete((session, thrown) -> {
            tag.serverAnswered();
            loop.post(() -> {
                if (thrown == null) {
                    step((state, effects) -> state.opened(session, resumption.map(Resumption::grant), effects));
                    checkAccess();
                } else {
                    Failure why = Failures.of(thrown);
                    watch.openFailed(why);
                    refuse(why);
                }
            });
        });
    }

    /** Ends the login instead of {@link #open}ing. */
    void refuse(Failure why) {
        step((state, effects) -> state.openFailed(why, effects));
    }

    /** The rules have changed; the session ends if what it was used for is not allowed any more. From any loop. */
    void accessChanged() {
        loop.post(this::checkAccess);
    }

    private void checkAccess() {
        if (access.isLost()) {
            step((state, effects) -> state.revoked(Failures.ACCESS_LOST, effects));
        }
    }

    boolean livesOn(EventLoop other) {
        return loop.equals(other);
    }

    void invoke(Holder from, Invoke request, Duration timeout) {
        ifHeld(
                from,
                request.tag(),
                (state, effects) -> state.invoke(request.tag(), request.request(), timeout, loop.now(), effects));
    }

    void logout(Holder from, Logout request, Duration timeout) {
        ifHeld(
                from,
                request.tag(),
                (state, effects) -> state.logout(request.tag(), loop.now() + timeout.toMillis(), effects));
    }

    private void ifHeld(Holder from, RequestTag tag, BiFunction<SessionState, Effects, SessionState> input) {
        run(loop, from.loop(), () -> {
            if (isHeldBy(from)) {
                step(input);
            } else {
                toHolder(from, () -> from.send(new Refused(tag, Failures.NO_SUCH_SESSION)));
            }
        });
    }

    /** The holder's connection is over; the session ends unless it can be resumed. */
    void left(Holder from) {
        run(loop, from.loop(), () -> {
            if (isHeldBy(from)) {
                leave(Failures.CLIENT_GONE);
            }
        });
    }

    /** The gateway is being stopped: the session ends in any case. */
    void shutdown(Holder from) {
        run(loop, from.loop(), () -> {
            if (isHeldBy(from)) {
                step((state, effects) -> state.ended(Failures.SHUTDOWN, effects));
            }
        });
    }

    /**
     * Gives the session to a connection of the client that opened it which also has its token; any other is told that there
     * is no such session.
     */
    void resume(Resume request, Holder by) {
        loop.post(() -> {
            Optional<Failure> refusal = refusal(request, by);
            if (refusal.isPresent()) {
                watch.resumeRefused();
                audit.resumeRefused(by.identity(), refusal.get());
                toHolder(by, () -> by.missed(new Refused(request.tag(), refusal.get())));
            } else {
                holding.ifPresent(this::takeFrom);
                resumption.ifPresent(resumable -> giveTo(by, request, resumable));
            }
        });
    }

    private Optional<Failure> refusal(Resume request, Holder by) {
        Optional<Resumption> proven = resumption
                .filter(resumable -> machine.isResumable())
                .filter(resumable -> owner.equals(by.identity().name()))
                .filter(resumable -> resumable.isProvenBy(request.token()));
        if (proven.isEmpty()) {
            return Optional.of(Failures.NOTHING_TO_RESUME);
        }
        return proven.filter(resumable -> resumable.said().last() < request.lastNotify())
                .map(resumable -> Failures.NOTIFY_OF_THE_FUTURE);
    }

    private void takeFrom(Holding old) {
        leave(Failures.TAKEN_OVER);
        Notify goodbye = new Notify(old.tag(), id, OptionalLong.empty(), new Disconnected(Failures.TAKEN_OVER));
        toHolder(old.holder(), () -> {
            old.holder().send(goodbye);
            old.holder().loses(id);
        });
    }

    private void giveTo(Holder holder, Resume request, Resumption resumable) {
        holding = Optional.of(new Holding(holder, request.tag()));
        watch.resumed(holder.identity());
        audit.resumed(holder.identity());
        toHolder(holder, () -> holder.takes(id, this));
        NotifyRing said = resumable.said();
        boolean gap = said.hasGapAfter(request.lastNotify());
        send(new Resumed(request.tag(), id, resumable.renew(), gap, machine.isConnected()));
        said.after(request.lastNotify()).forEach(missed -> tell(OptionalLong.of(missed.number()), missed.notice()));
        step((state, effects) -> state.resumed());
    }

    private void leave(Failure why) {
        step((state, effects) -> resumption.isPresent()
                ? state.left(why, loop.now() + resumption.get().window().toMillis(), effects)
                : state.ended(why, effects));
        holding = Optional.empty();
    }

    private boolean isHeldBy(Holder holder) {
        return holding.filter(held -> held.holder().equals(holder)).isPresent();
    }

    /** Gives the machine one input and does what it decides. */
    private void step(BiFunction<SessionState, Effects, SessionState> input) {
        boolean wasOver = machine.isOver();
        Effects effects = machine.step(input);
        watch.isIn(machine.phase());
        effects.performBy(this);
        if (machine.isOver() && !wasOver) {
            holding.map(Holding::holder).ifPresent(holder -> toHolder(holder, () -> holder.loses(id)));
            audit.over();
            ends.over(this);
            goneIfClosed();
        }
    }

    private void goneIfClosed() {
        if (machine.isOver() && closings == 0) {
            watch.gone();
            ends.gone(this);
        }
    }

    private void toHolder(Holder holder, Runnable task) {
        run(holder.loop(), loop, task);
    }

    /** Runs a task on a loop: at once, if that is the loop we are on. */
    private static void run(EventLoop target, EventLoop current, Runnable task) {
        if (target.equals(current)) {
            task.run();
        } else {
            target.post(task);
        }
    }

    @Override
    public void send(ClientMessage message) {
        audit.said(message);
        holding.map(Holding::holder).ifPresent(holder -> toHolder(holder, () -> holder.send(message)));
    }

    @Override
    public void tell(Notice notice) {
        tell(
                resumption.isPresent() ? OptionalLong.of(resumption.get().said().add(notice)) : OptionalLong.empty(),
                notice);
    }

    private void tell(OptionalLong number, Notice notice) {
        holding.ifPresent(held -> send(new Notify(held.tag(), id, number, notice)));
    }

    @Override
    public void invoke(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout) {
        desk.perform(session, pending, request, timeout);
    }

    @Override
    public void close(OpcUaSession session) {
        closings++;
        session.close()
                .whenComplete((closed, thrown) -> loop.post(() -> {
                    closings--;
                    boolean wasOver = machine.isOver();
                    step(SessionState::closed);
                    if (wasOver) {
                        goneIfClosed();
                    }
                }));
    }

    @Override
    public void wakeAt(long time) {
        alarm.at(time);
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public void interrupted(Failure reason) {
        loop.post(() -> {
            watch.interrupted(reason);
            step((state, effects) -> state.interrupted(reason, effects));
        });
    }

    @Override
    public void restored(boolean subscriptionsRecreated) {
        loop.post(() -> {
            watch.restored();
            step((state, effects) -> state.restored(subscriptionsRecreated, effects));
        });
    }

    @Override
    public void notifications(List<Notified> notices, Runnable taken) {
        loop.post(() -> {
            notices.forEach(notice -> step((state, effects) -> state.notified(notice, effects)));
            taken.run();
        });
    }
}

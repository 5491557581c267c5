package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientMessage.TargetsListed;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.ClientRequest.Discover;
import io.opcuaws.domain.port.ClientRequest.Invoke;
import io.opcuaws.domain.port.ClientRequest.ListTargets;
import io.opcuaws.domain.port.ClientRequest.Login;
import io.opcuaws.domain.port.ClientRequest.Logout;
import io.opcuaws.domain.port.ClientRequest.Resume;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.protocol.operation.Operations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and the sessions that it has; no other connection can see them, and only a client that proves to be
 * theirs can take them over.
 *
 * <p>The public methods may be called from any thread: they post to the connection's {@link EventLoop}. Everything else
 * runs there, one task at a time.
 */
public final class Connection {

    private final Gateway gateway;
    private final ClientPort client;
    private final EventLoop loop;
    private final ClientIdentity identity;
    private final Map<SessionId, SessionRunner> sessions = new LinkedHashMap<>();
    private final PendingRequests discoveries = new PendingRequests();
    private final ToClient outlet;
    private final Logins logins;
    private final ClientRequest.Recipient requests = new Requests();
    private int requestsInFlight;
    private int resuming;
    private boolean over;
    private boolean closeWhenAnswered;

    Connection(Gateway gateway, ClientPort client, EventLoop loop, ClientIdentity identity) {
        this.gateway = gateway;
        this.identity = identity;
        this.client = client;
        this.loop = loop;
        this.outlet = new ToClient();
        this.logins = new Logins(gateway, outlet);
    }

    /** The client asks for something; it is answered exactly once, unless the client goes before that. */
    public void receive(ClientRequest request) {
        loop.post(() -> accept(request));
    }

    /** The client is gone, for whatever reason; its sessions end, or wait to be taken over. Repeatable. */
    public void clientGone() {
        loop.post(() -> end(Failures.CLIENT_GONE, session -> session.left(outlet)));
    }

    /** The gateway is being stopped: what waits is answered, sessions are closed, the client is told to go. */
    public void shutdown() {
        loop.post(() -> {
            end(Failures.SHUTDOWN, session -> session.shutdown(outlet));
            closeWhenAnswered = true;
            closeIfAnswered();
        });
    }

    /** Sessions that were opened on another connection answer from their own loop. */
    private void closeIfAnswered() {
        if (closeWhenAnswered && sessions.values().stream().allMatch(session -> session.livesOn(loop))) {
            closeWhenAnswered = false;
            client.close(CloseReason.SHUTDOWN);
        }
    }

    private void accept(ClientRequest request) {
        if (over) {
            request.clear();
            return;
        }
        int limit = gateway.limits().requestsInFlight();
        if (requestsInFlight >= limit) {
            request.clear();
            gateway.telemetry().refused(RefusalReason.REQUESTS_IN_FLIGHT);
            tell(new Refused(request.tag(), Failures.tooManyRequests(limit)));
            return;
        }
        requestsInFlight++;
        request.deliverTo(requests);
    }

    private void end(Failure why, Consumer<SessionRunner> endSession) {
        if (over) {
            return;
        }
        over = true;
        List.copyOf(sessions.values()).forEach(endSession);
        discoveries.refuseAll(why, outlet);
    }

    /** A client to which nothing gets through is gone, whether its connection knows it or not. */
    private void tell(ClientMessage message) {
        if (client.send(message) == Delivery.GONE && !over) {
            clientGone();
        }
    }

    /** What sessions and requests use to answer; the connection as its sessions see it. */
    private final class ToClient implements Outlet, Holder {

        private final Alarm alarm = new Alarm(loop, () -> discoveries.tick(loop.now(), this));

        @Override
        public EventLoop loop() {
            return loop;
        }

        @Override
        public ClientIdentity identity() {
            return identity;
        }

        @Override
        public void send(ClientMessage message) {
            if (message instanceof Reply) {
                requestsInFlight--;
            }
            tell(message);
        }

        @Override
        public void wakeAt(long time) {
            alarm.at(time);
        }

        @Override
        public void takes(SessionId id, SessionRunner session) {
            resuming--;
            if (over) {
                session.left(this);
            } else {
                sessions.put(id, session);
            }
        }

        @Override
        public void missed(Refused answer) {
            resuming--;
            send(answer);
        }

        @Override
        public void loses(SessionId id) {
            sessions.remove(id);
            closeIfAnswered();
        }
    }

    /** What is done with each kind of request. */
    private final class Requests implements ClientRequest.Recipient {

        @Override
        public void login(Login login) {
            Optional<SessionSettings> settings = logins.settings(login);
            if (settings.isEmpty()) {
                refuse(login, RefusalReason.TARGET, Logins.refusal(login));
            } else if (isFull()) {
                refuse(
                        login,
                        RefusalReason.SESSIONS,
                        Failures.tooManySessions(gateway.limits().sessions()));
            } else {
                SessionId id =
                        new SessionId(Long.toString(gateway.sessionNumbers().getAsLong()));
                Duration timeout = timeoutOf(login);
                SessionRunner session = logins.session(id, login, settings.get(), timeout);
                sessions.put(id, session);
                logins.open(id, session, login, settings.get(), timeout);
            }
        }

        private void refuse(Login login, RefusalReason reason, Failure why) {
            gateway.telemetry().refused(reason);
            logins.writeDown(login, why);
            login.clear();
            outlet.send(new Refused(login.tag(), why));
        }

        @Override
        public void resume(Resume resume) {
            if (isFull()) {
                gateway.telemetry().refused(RefusalReason.SESSIONS);
                outlet.send(new Refused(
                        resume.tag(), Failures.tooManySessions(gateway.limits().sessions())));
                return;
            }
            resuming++;
            Refused nothing = new Refused(resume.tag(), Failures.NOTHING_TO_RESUME);
            gateway.resumable()
                    .find(
                            resume.sessionId(),
                            found -> found.ifPresentOrElse(
                                    session -> session.resume(resume, outlet),
                                    () -> loop.post(() -> {
                                        gateway.telemetry().refused(RefusalReason.RESUME);
                                        outlet.missed(nothing);
                                    })));
        }

        private boolean isFull() {
            return sessions.size() + resuming >= gateway.limits().sessions();
        }

        @Override
        public void listTargets(ListTargets request) {
            outlet.send(new TargetsListed(request.tag(), gateway.access().get().targetsOf(identity)));
        }

        @Override
        public void logout(Logout logout) {
            inSession(logout.sessionId(), logout.tag(), session -> session.logout(outlet, logout, timeoutOf(logout)));
        }

        @Override
        public void invoke(Invoke invoke) {
            inSession(invoke.sessionId(), invoke.tag(), session -> session.invoke(outlet, invoke, timeoutOf(invoke)));
        }

        @Override
        public void discover(Discover discover) {
            if (!gateway.access().get().mayDiscover(identity)) {
                refuse(discover, Failures.NO_OPEN_TARGETS);
                return;
            }
            Duration timeout = timeoutOf(discover);
            PendingRequest pending = discoveries.add(discover.tag(), loop.now() + timeout.toMillis(), outlet);
            discover.tag().sentToServer();
            gateway.opcUa().discover(discover.request(), timeout).whenComplete((response, thrown) -> {
                discover.tag().serverAnswered();
                ServiceOutcome outcome = ServiceOutcome.of(response, thrown);
                loop.post(() -> discoveries.complete(pending, outcome, outlet));
            });
        }

        private void refuse(Discover discover, Failure why) {
            gateway.telemetry().refused(RefusalReason.TARGET);
            AuditEvent event = AuditEvent.of(
                    AuditEvent.Kind.REFUSED,
                    discover.request().service().serviceName(),
                    identity,
                    Target.withoutQuery(Operations.server(discover.request())));
            gateway.audit().log().ifPresent(log -> log.write(event.failed(why)));
            outlet.send(new Refused(discover.tag(), why));
        }

        private void inSession(SessionId id, RequestTag tag, Consumer<SessionRunner> use) {
            @Nullable SessionRunner session = sessions.get(id);
            if (session == null) {
                outlet.send(new Refused(tag, Failures.NO_SUCH_SESSION));
            } else {
                use.accept(session);
            }
        }

        private Duration timeoutOf(ClientRequest request) {
            return gateway.limits().timeout(request.timeout());
        }
    }
}

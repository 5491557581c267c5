package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.ClientRequest.Discover;
import io.opcuaws.domain.port.ClientRequest.Invoke;
import io.opcuaws.domain.port.ClientRequest.Login;
import io.opcuaws.domain.port.ClientRequest.Logout;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and the sessions that it owns; no other connection can see them.
 *
 * <p>The public methods may be called from any thread: they post to the connection's {@link EventLoop}. Everything else
 * runs there, one task at a time.
 */
public final class Connection {

    private final Gateway gateway;
    private final ClientPort client;
    private final EventLoop loop;
    private final Map<SessionId, SessionRunner> sessions = new LinkedHashMap<>();
    private final PendingRequests discoveries = new PendingRequests();
    private final Outlet outlet = new ToClient();
    private final ClientRequest.Recipient requests = new Requests();
    private int requestsInFlight;
    private long nextWake = Long.MAX_VALUE;
    private boolean over;

    Connection(Gateway gateway, ClientPort client, EventLoop loop) {
        this.gateway = gateway;
        this.client = client;
        this.loop = loop;
    }

    /** The client asks for something; it is answered exactly once, unless the client goes before that. */
    public void receive(ClientRequest request) {
        loop.post(() -> accept(request));
    }

    /** The client is gone, for whatever reason; its sessions are closed on their servers. Repeatable. */
    public void clientGone() {
        loop.post(() -> end(Failures.CLIENT_GONE));
    }

    /** The gateway is being stopped: what waits is answered, sessions are closed, the client is told to go. */
    public void shutdown() {
        loop.post(() -> {
            end(Failures.SHUTDOWN);
            client.close(CloseReason.SHUTDOWN);
        });
    }

    private void accept(ClientRequest request) {
        if (over) {
            return;
        }
        int limit = gateway.limits().requestsInFlight();
        if (requestsInFlight >= limit) {
            tell(new Refused(request.tag(), Failures.tooManyRequests(limit)));
            return;
        }
        requestsInFlight++;
        request.deliverTo(requests);
    }

    private void end(Failure why) {
        if (over) {
            return;
        }
        over = true;
        stepAll((state, effects) -> state.ended(why, effects));
        discoveries.refuseAll(why, outlet);
    }

    private void tick() {
        nextWake = Long.MAX_VALUE;
        long now = loop.now();
        stepAll((state, effects) -> state.tick(now, effects));
        discoveries.tick(now, outlet);
    }

    private void stepAll(BiFunction<SessionState, Effects, SessionState> input) {
        List.copyOf(sessions.values()).forEach(session -> session.step(input));
    }

    /** A client to which nothing gets through is gone, whether its connection knows it or not. */
    private void tell(ClientMessage message) {
        if (client.send(message) == Delivery.GONE && !over) {
            clientGone();
        }
    }

    private final class ToClient implements Outlet {

        @Override
        public void send(ClientMessage message) {
            if (message instanceof Reply) {
                requestsInFlight--;
            }
            tell(message);
        }

        @Override
        public void wakeAt(long time) {
            if (time < nextWake) {
                nextWake = time;
                loop.wakeAt(time, Connection.this::tick);
            }
        }
    }

    /** What is done with each kind of request. */
    private final class Requests implements ClientRequest.Recipient {

        @Override
        public void login(Login login) {
            int limit = gateway.limits().sessions();
            if (sessions.size() >= limit) {
                outlet.send(new Refused(login.tag(), Failures.tooManySessions(limit)));
                return;
            }
            SessionId id = new SessionId(Long.toString(gateway.sessionNumbers().getAsLong()));
            Duration timeout = timeoutOf(login);
            SessionRunner session = new SessionRunner(
                    new SessionName(login.tag(), id),
                    loop.now() + timeout.toMillis(),
                    loop,
                    outlet,
                    () -> sessions.remove(id));
            sessions.put(id, session);
            session.open(gateway.opcUa(), login.settings(), timeout);
        }

        @Override
        public void logout(Logout logout) {
            long deadline = loop.now() + timeoutOf(logout).toMillis();
            inSession(
                    logout.sessionId(),
                    logout.tag(),
                    (state, effects) -> state.logout(logout.tag(), deadline, effects));
        }

        @Override
        public void invoke(Invoke invoke) {
            long now = loop.now();
            Duration timeout = timeoutOf(invoke);
            inSession(
                    invoke.sessionId(),
                    invoke.tag(),
                    (state, effects) -> state.invoke(invoke.tag(), invoke.request(), timeout, now, effects));
        }

        @Override
        public void discover(Discover discover) {
            Duration timeout = timeoutOf(discover);
            PendingRequest pending = discoveries.add(discover.tag(), loop.now() + timeout.toMillis(), outlet);
            gateway.opcUa().discover(discover.request(), timeout).whenComplete((response, thrown) -> {
                ServiceOutcome outcome = ServiceOutcome.of(response, thrown);
                loop.post(() -> discoveries.complete(pending, outcome, outlet));
            });
        }

        private void inSession(SessionId id, RequestTag tag, BiFunction<SessionState, Effects, SessionState> input) {
            @Nullable SessionRunner session = sessions.get(id);
            if (session == null) {
                outlet.send(new Refused(tag, Failures.NO_SUCH_SESSION));
                return;
            }
            session.step(input);
        }

        private Duration timeoutOf(ClientRequest request) {
            return gateway.limits().timeout(request.timeout());
        }
    }
}

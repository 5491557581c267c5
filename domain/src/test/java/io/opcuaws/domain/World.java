package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.Notice;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.Notification;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Connections with fake clients on one side and fake servers on the other. All that the domain does to either is written down
 * as a line of text, so that a test can say what happened and that nothing else did. What another client than the first one
 * is told begins with its name.
 */
final class World implements OpcUaPort {

    static final Failure SERVER_SAYS_NO =
            new Failure(StatusCode.BAD_USER_ACCESS_DENIED, "The server refused the user.");
    static final Failure SERVER_LOST = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.");

    static final SessionSettings SETTINGS = new SessionSettings(
            "opc.tcp://plc:4840",
            SecurityPolicy.NONE,
            SecurityMode.NONE,
            new UserIdentity.Anonymous(),
            Optional.empty(),
            Optional.empty());

    static final Notice.Notified NOTIFIED = new Notice.Notified(Body.BODY, List.of());

    static final ServiceRequest DISCOVERY =
            new GetEndpointsRequest(SETTINGS.discoveryUrl() + "/?q", List.of(), List.of());

    /** A request is known by a letter in the tests. */
    record Tag(String name) implements RequestTag {
        @Override
        public String toString() {
            return name;
        }
    }

    enum Body implements ServiceRequest, ServiceResponse, Notification {
        BODY;

        @Override
        public Service service() {
            return Service.READ;
        }
    }

    final VirtualLoops loop = new VirtualLoops();
    final List<FakeSession> opening = new ArrayList<>();
    final FakeClient client;
    final Connection connection;
    final Gateway gateway;
    private long connections;
    private final List<String> happened = new ArrayList<>();
    final List<CompletableFuture<ServiceResponse>> discoveries = new ArrayList<>();

    World() {
        this(Limits.DEFAULT);
    }

    World(Limits limits) {
        this(limits, ResumeLimits.DEFAULT);
    }

    World(Limits limits, ResumeLimits resumeLimits) {
        this(GatewaySettings.DEFAULT.with(limits, resumeLimits));
    }

    World(GatewaySettings settings) {
        AtomicLong tokens = new AtomicLong();
        gateway = new Gateway(
                this,
                settings,
                new AtomicLong()::incrementAndGet,
                () -> token(tokens.incrementAndGet()),
                loop.newLoop());
        client = new FakeClient("", ClientIdentity.ANONYMOUS);
        connection = client.connection;
    }

    private static Secret token(long number) {
        return Secret.ofText("token " + number);
    }

    FakeClient anotherClient(String name) {
        return anotherClient(name, ClientIdentity.ANONYMOUS);
    }

    /** @param identity who the client has proven to be */
    FakeClient anotherClient(String name, String identity) {
        return new FakeClient(name, identity);
    }

    /** What has happened since this was asked last. */
    List<String> happened() {
        loop.runAll();
        return happenedSoFar();
    }

    /** As {@link #happened}, without letting the loop go on. */
    List<String> happenedSoFar() {
        List<String> lines = List.copyOf(happened);
        happened.clear();
        return lines;
    }

    void login(String tag) {
        login(tag, Optional.empty());
    }

    void login(String tag, Optional<Duration> timeout) {
        client.login(tag, timeout, Duration.ZERO);
    }

    void logout(String tag, String sessionId) {
        connection.receive(logoutRequest(tag, sessionId));
        loop.runAll();
    }

    void invoke(String tag, String sessionId) {
        invoke(tag, sessionId, Optional.empty());
    }

    void invoke(String tag, String sessionId, Optional<Duration> timeout) {
        connection.receive(new ClientRequest.Invoke(new Tag(tag), timeout, new SessionId(sessionId), Body.BODY));
        loop.runAll();
    }

    void discover(String tag) {
        client.discover(tag);
    }

    void discovered() {
        discoveries.remove(0).complete(Body.BODY);
        loop.runAll();
    }

    /** Logs in and forgets what happened. */
    FakeSession loggedIn(String tag) {
        login(tag);
        FakeSession session = opening.remove(opening.size() - 1);
        session.opens();
        happened();
        return session;
    }

    /** Logs in to a session that waits so long for its client, and forgets what happened. */
    FakeSession loggedIn(String tag, Duration resumeWindow) {
        client.login(tag, Optional.empty(), resumeWindow);
        FakeSession session = opening.remove(opening.size() - 1);
        session.opens();
        happened();
        return session;
    }

    private void note(String line) {
        happened.add(line);
    }

    @Override
    public CompletionStage<OpcUaSession> open(SessionSettings settings, Duration timeout, SessionSignals signals) {
        note("open "
                + settings.target()
                        .map(name -> name + " at " + settings.discoveryUrl() + " ")
                        .orElse("") + timeout.toMillis() + " ms");
        FakeSession session = new FakeSession(signals);
        opening.add(session);
        return session.opened;
    }

    @Override
    public CompletionStage<ServiceResponse> discover(ServiceRequest request, Duration timeout) {
        note("discover " + timeout.toMillis() + " ms");
        CompletableFuture<ServiceResponse> answer = new CompletableFuture<>();
        discoveries.add(answer);
        return answer;
    }

    /** A client, whose moves the test makes. */
    final class FakeClient implements ClientPort {

        final Connection connection;
        boolean reads = true;
        String lastRefusal = "";
        private final String name;
        private final String prefix;

        FakeClient(String name, String identity) {
            this.name = name;
            this.prefix = name.isEmpty() ? "" : name + "| ";
            this.connection =
                    gateway.connect(this, loop.newLoop(), new ClientIdentity(identity, "127.0.0.1", ++connections));
        }

        String name() {
            return name;
        }

        void login(String tag, Optional<Duration> timeout, Duration resumeWindow) {
            login(tag, timeout, new LoginTarget.Open(SETTINGS), resumeWindow);
        }

        void login(String tag, Optional<Duration> timeout, LoginTarget target, Duration resumeWindow) {
            connection.receive(new ClientRequest.Login(new Tag(tag), timeout, target, resumeWindow));
            loop.runAll();
        }

        /** Logs in to a target that has a name, and forgets what happened. */
        FakeSession loggedInTo(String target, String tag) {
            login(tag, Optional.empty(), new LoginTarget.Named(target), Duration.ZERO);
            FakeSession session = opening.remove(opening.size() - 1);
            session.opens();
            happened();
            return session;
        }

        void listTargets(String tag) {
            connection.receive(new ClientRequest.ListTargets(new Tag(tag), Optional.empty()));
            loop.runAll();
        }

        void invoke(String tag, String sessionId) {
            invoke(tag, sessionId, Body.BODY);
        }

        void invoke(String tag, String sessionId, ServiceRequest request) {
            connection.receive(
                    new ClientRequest.Invoke(new Tag(tag), Optional.empty(), new SessionId(sessionId), request));
            loop.runAll();
        }

        /** @param token the number of the token that the client shows */
        void resume(String tag, String sessionId, long token, long lastNotify) {
            connection.receive(resumeRequest(new Tag(tag), new SessionId(sessionId), token, lastNotify));
            loop.runAll();
        }

        void leaves() {
            connection.clientGone();
            loop.runAll();
        }

        void discover(String tag) {
            connection.receive(new ClientRequest.Discover(new Tag(tag), Optional.empty(), DISCOVERY));
            loop.runAll();
        }

        @Override
        public Delivery send(ClientMessage message) {
            if (message instanceof ClientMessage.Refused refused) {
                lastRefusal = refused.failure().sentence();
            }
            note(prefix + message.readBy(new InWords()));
            return reads ? Delivery.QUEUED : Delivery.GONE;
        }

        @Override
        public void close(CloseReason reason) {
            note(prefix + "close client " + reason);
        }
    }

    static ClientRequest logoutRequest(String tag, String sessionId) {
        return new ClientRequest.Logout(new Tag(tag), Optional.empty(), new SessionId(sessionId));
    }

    static ClientRequest resumeRequest(Tag tag, SessionId session, long token, long lastNotify) {
        return new ClientRequest.Resume(tag, Optional.empty(), session, token(token), lastNotify);
    }

    /** A server's session, whose moves the test makes. */
    final class FakeSession implements OpcUaSession {

        final CompletableFuture<OpcUaSession> opened = new CompletableFuture<>();
        final List<CompletableFuture<ServiceResponse>> invocations = new ArrayList<>();
        final CompletableFuture<Void> closing = new CompletableFuture<>();
        final SessionSignals signals;
        int closes;
        int taken;

        /** What the server has; when a request arrives it may have others already. */
        Namespaces namespaces = new Namespaces(Map.of(1, "urn:server", 2, "urn:plant"));

        Supplier<Namespaces> namespacesWhenSending = () -> namespaces;

        FakeSession(SessionSignals signals) {
            this.signals = signals;
        }

        void opens() {
            opened.complete(this);
            loop.runAll();
        }

        void failsToOpen(Failure failure) {
            opened.completeExceptionally(new FailureException(failure));
            loop.runAll();
        }

        void answers(int index) {
            answers(index, Body.BODY);
        }

        void answers(int index, ServiceResponse response) {
            invocations.get(index).complete(response);
            loop.runAll();
        }

        void fails(int index, Failure failure) {
            invocations.get(index).completeExceptionally(new FailureException(failure));
            loop.runAll();
        }

        void isClosed() {
            closing.complete(null);
            loop.runAll();
        }

        void isLost() {
            signals.interrupted(SERVER_LOST);
            loop.runAll();
        }

        void isBack(boolean subscriptionsRecreated) {
            signals.restored(subscriptionsRecreated);
            loop.runAll();
        }

        void notifies() {
            signals.notifications(List.of(NOTIFIED), () -> taken++);
            loop.runAll();
        }

        @Override
        public Namespaces namespaces() {
            return namespaces;
        }

        @Override
        public CompletionStage<ServiceResponse> invokeIn(
                Namespaces decidedFor, ServiceRequest request, Duration timeout) {
            return decidedFor.equals(namespacesWhenSending.get())
                    ? invoke(request, timeout)
                    : CompletableFuture.failedStage(new FailureException(
                            new Failure(StatusCode.BAD_NOT_CONNECTED, "The namespaces have changed.")));
        }

        @Override
        public CompletionStage<ServiceResponse> invoke(ServiceRequest request, Duration timeout) {
            note(
                    request instanceof Body
                            ? "invoke " + timeout.toMillis() + " ms"
                            : request.service().serviceName() + " " + timeout.toMillis() + " ms");
            CompletableFuture<ServiceResponse> answer = new CompletableFuture<>();
            invocations.add(answer);
            return answer;
        }

        @Override
        public CompletionStage<Void> close() {
            note("close session");
            closes++;
            return closing;
        }
    }
}

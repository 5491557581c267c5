package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Connected;
import io.opcuaws.domain.port.ClientMessage.Disconnected;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Notified;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection with a fake client on one side and fake servers on the other. All that the domain does to either is
 * written down as a line of text, so that a test can say what happened and that nothing else did.
 */
final class World implements ClientPort, OpcUaPort {

    static final Failure SERVER_SAYS_NO =
            new Failure(new StatusCode(0x801F_0000L, "BadUserAccessDenied"), "The server refused the user.");
    static final Failure SERVER_LOST = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.");

    static final SessionSettings SETTINGS = new SessionSettings(
            "opc.tcp://plc:4840",
            SecurityPolicy.NONE,
            SecurityMode.NONE,
            new UserIdentity.Anonymous(),
            Optional.empty(),
            Optional.empty());

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

    final VirtualLoop loop = new VirtualLoop();
    final List<FakeSession> opening = new ArrayList<>();
    final Connection connection;
    boolean clientReads = true;
    private final List<String> happened = new ArrayList<>();
    final List<CompletableFuture<ServiceResponse>> discoveries = new ArrayList<>();

    World() {
        this(Limits.DEFAULT);
    }

    World(Limits limits) {
        connection = new Gateway(this, limits, new AtomicLong()::incrementAndGet).connect(this, loop);
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
        connection.receive(new ClientRequest.Login(new Tag(tag), timeout, SETTINGS));
        loop.runAll();
    }

    void logout(String tag, String sessionId) {
        connection.receive(new ClientRequest.Logout(new Tag(tag), Optional.empty(), new SessionId(sessionId)));
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
        connection.receive(new ClientRequest.Discover(new Tag(tag), Optional.empty(), Body.BODY));
        loop.runAll();
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

    private void note(String line) {
        happened.add(line);
    }

    @Override
    public CompletionStage<OpcUaSession> open(SessionSettings settings, Duration timeout, SessionSignals signals) {
        note("open " + timeout.toMillis() + " ms");
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

    @Override
    public Delivery send(ClientMessage message) {
        note(message.readBy(new AsText()));
        return clientReads ? Delivery.QUEUED : Delivery.GONE;
    }

    @Override
    public void close(CloseReason reason) {
        note("close client " + reason);
    }

    /** A server's session, whose moves the test makes. */
    final class FakeSession implements OpcUaSession {

        final CompletableFuture<OpcUaSession> opened = new CompletableFuture<>();
        final List<CompletableFuture<ServiceResponse>> invocations = new ArrayList<>();
        final CompletableFuture<Void> closing = new CompletableFuture<>();
        final SessionSignals signals;
        int closes;

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
            invocations.get(index).complete(Body.BODY);
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
            signals.notification(Body.BODY, List.of());
            loop.runAll();
        }

        @Override
        public CompletionStage<ServiceResponse> invoke(ServiceRequest request, Duration timeout) {
            note("invoke " + timeout.toMillis() + " ms");
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

    private static final class AsText implements ClientMessage.Reader<String> {

        @Override
        public String loggedIn(LoggedIn message) {
            return message.tag() + ": logged in to " + message.sessionId();
        }

        @Override
        public String loggedOut(LoggedOut message) {
            return message.tag() + ": logged out";
        }

        @Override
        public String served(Served message) {
            return message.tag() + ": served";
        }

        @Override
        public String refused(Refused message) {
            return message.tag() + ": " + message.failure().status().name();
        }

        @Override
        public String connected(Connected message) {
            return message.loginTag() + " " + message.sessionId() + " Connect"
                    + (message.subscriptionsRecreated() ? ", subscriptions recreated" : "");
        }

        @Override
        public String disconnected(Disconnected message) {
            return message.loginTag() + " " + message.sessionId() + " Disconnect "
                    + message.reason().status().name();
        }

        @Override
        public String notified(Notified message) {
            return message.loginTag() + " " + message.sessionId() + " notification";
        }
    }
}

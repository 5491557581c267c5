package io.opcuaws.opcua;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.call.Deadline;
import io.opcuaws.opcua.call.Stages;
import io.opcuaws.opcua.channel.ClientThreads;
import io.opcuaws.opcua.channel.Connector;
import io.opcuaws.opcua.login.Established;
import io.opcuaws.opcua.login.Logins;
import io.opcuaws.opcua.login.SessionProperties;
import io.opcuaws.opcua.login.SessionTarget;
import io.opcuaws.opcua.pki.Pki;
import io.opcuaws.opcua.reach.AllowedTargets;
import io.opcuaws.opcua.reach.OpenTarget;
import io.opcuaws.opcua.reach.Reach;
import io.opcuaws.opcua.service.DiscoveryServices;
import io.opcuaws.opcua.session.LiveSession;
import io.opcuaws.opcua.session.SessionTimes;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;

/**
 * The OPC UA servers of the world, on Eclipse Milo's client stack. All sessions share one set of threads
 * ({@link ClientThreads}). Every method may be called from any thread; only {@link #start} and {@link #close} block.
 */
public final class MiloOpcUa implements OpcUaPort, AutoCloseable {

    private static final Failure SHUTDOWN = new Failure(StatusCode.BAD_SHUTDOWN, "The gateway is shutting down.");

    /** OPC 10000-6, 6.7.2: the usual size of a chunk. */
    private static final int CHUNK_BYTES = 65_535;

    /** Twice what the largest message needs, for servers that fill their chunks badly. Milo reserves so much per message. */
    private static final int CHUNK_RESERVE = 2;

    private static final int MAX_NESTING = 64;

    private final OpcUaSettings settings;
    private final Pki pki;
    private final ClientThreads threads;
    private final Connector connector;
    private final Logins logins;
    private final DiscoveryServices discovery;
    private final SessionTimes times;
    private final Reach open = new OpenTarget(() -> this.allowed);
    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile OpcUaRules rules = OpcUaRules.DEFAULT;
    /** The open targets of the rules, understood once and not for each connection. */
    private volatile AllowedTargets allowed = rules.openTargets().allowed();

    private volatile boolean closed;

    private MiloOpcUa(OpcUaSettings settings, Pki pki) {
        this.settings = settings;
        this.pki = pki;
        threads = new ClientThreads();
        connector = new Connector(threads, pki.own(), limits(settings.maxMessageBytes()));
        discovery = new DiscoveryServices(connector, open);
        logins = new Logins(
                threads,
                connector,
                pki,
                new SessionProperties(
                        settings.applicationName(),
                        settings.productUri(),
                        settings.sessionTimeout(),
                        settings.maxMessageBytes()),
                () -> rules.weakPolicies());
        times = new SessionTimes(
                settings.keepAliveInterval(),
                settings.keepAliveTimeout(),
                settings.recoveryTimeout(),
                settings.closeTimeout());
    }

    /**
     * Starts; the first time in a data directory it makes the gateway's certificate, which takes a moment.
     *
     * @throws java.io.UncheckedIOException if the data directory cannot be used
     * @throws IllegalStateException if the gateway's own certificate or key in it is unusable
     */
    public static MiloOpcUa start(OpcUaSettings settings) {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider()); // Java lacks the padding of Aes256_Sha256_RsaPss
        }
        Pki pki = Pki.open(
                settings.dataDirectory(),
                settings.applicationName(),
                settings.applicationUri(),
                settings.trustAllServers());
        return new MiloOpcUa(settings, pki);
    }

    private static EncodingLimits limits(int maxMessageBytes) {
        int chunks = CHUNK_RESERVE * (maxMessageBytes / CHUNK_BYTES + 1);
        return new EncodingLimits(CHUNK_BYTES, chunks, maxMessageBytes, MAX_NESTING);
    }

    /** The gateway's own certificate, which servers must trust. */
    public X509Certificate certificate() {
        return pki.own().certificate();
    }

    /** Trusts this server's certificate too, for as long as this object lives. */
    public void alsoTrust(X509Certificate certificate) {
        pki.trust().alsoTrust(certificate);
    }

    /**
     * From now on these hold; until the first call, {@link OpcUaRules#DEFAULT}. Where clients may go counts from the next
     * connection on: a session whose connection is up stays, but does not come back from where it may not go.
     */
    public void follow(OpcUaRules newRules) {
        rules = newRules;
        allowed = newRules.openTargets().allowed();
    }

    @Override
    public CompletionStage<OpcUaSession> open(SessionSettings asked, Duration timeout, SessionSignals signals) {
        CompletableFuture<OpcUaSession> opened = new CompletableFuture<>();
        if (closed) {
            return CompletableFuture.failedFuture(new FailureException(SHUTDOWN));
        }
        threads.executor().execute(() -> {
            try {
                open(SessionTarget.of(asked, open), timeout, signals, opened);
            } catch (RuntimeException e) {
                opened.completeExceptionally(Failures.asException(e)); // even a bug must answer the login
            }
        });
        return opened.minimalCompletionStage();
    }

    private void open(
            SessionTarget target, Duration timeout, SessionSignals signals, CompletableFuture<OpcUaSession> opened) {
        var unused = logins.open(target, timeout).whenComplete((session, thrown) -> {
            if (thrown != null) {
                opened.completeExceptionally(Failures.asException(thrown));
            } else {
                begin(target, session, signals, opened);
            }
        });
    }

    private void begin(
            SessionTarget target,
            Established established,
            SessionSignals signals,
            CompletableFuture<OpcUaSession> opened) {
        LiveSession session =
                new LiveSession(threads, logins, times, target, established, () -> rules.limits(), signals);
        sessions.add(session);
        session.over().thenRun(() -> sessions.remove(session));
        if (closed) {
            session.close();
            opened.completeExceptionally(new FailureException(SHUTDOWN));
            return;
        }
        opened.complete(session);
        session.begin(); // after the stage has completed: signals come after it
    }

    @Override
    public CompletionStage<ServiceResponse> discover(ServiceRequest request, Duration timeout) {
        CompletableFuture<ServiceResponse> result = new CompletableFuture<>();
        var unused = Stages.deferred(() -> discovery.perform(request, Deadline.in(timeout)))
                .whenCompleteAsync(
                        (response, thrown) -> {
                            if (thrown == null) {
                                result.complete(response);
                            } else {
                                result.completeExceptionally(Failures.asException(thrown));
                            }
                        },
                        threads.executor());
        return result.minimalCompletionStage();
    }

    /** Closes all sessions at the same time, then all connections and threads. Takes little more than the close timeout. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        CompletableFuture<?>[] closing = sessions.stream()
                .map(session -> session.close().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        // Each of them completes at its timeout; the limit here is for a machine that is too busy even for that.
        CompletableFuture.allOf(closing)
                .orTimeout(2 * settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> null)
                .join();
        connector.close();
        threads.close();
    }
}

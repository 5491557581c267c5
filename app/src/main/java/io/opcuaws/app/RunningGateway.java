package io.opcuaws.app;

import io.opcuaws.app.audit.AuditFile;
import io.opcuaws.app.audit.AuditSettings;
import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.AuditKeys;
import io.opcuaws.app.settings.DemoKeys;
import io.opcuaws.app.settings.ExposureKeys;
import io.opcuaws.app.settings.LimitKeys;
import io.opcuaws.app.settings.ListenKeys;
import io.opcuaws.app.settings.MonitoringKeys;
import io.opcuaws.app.settings.ServerKeys;
import io.opcuaws.domain.Audit;
import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.GatewaySettings;
import io.opcuaws.opcua.MiloOpcUa;
import io.opcuaws.opcua.OpcUaRules;
import io.opcuaws.ws.GatewayServer;
import io.opcuaws.ws.WebSocketSettings;
import io.opcuaws.ws.pages.PageFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's rooms, put together and running. */
final class RunningGateway implements AutoCloseable, Reloadable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);
    private static final Duration PATIENCE_WITH_CLIENTS = Duration.ofSeconds(3);

    /** What was started, the latest first, which is the order of stopping. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** What takes over a changed configuration. */
    private final List<Reloadable> reloadables = new ArrayList<>();

    private final Observation observation;
    private final String url;
    private final Map<PageFolder, String> pages = new HashMap<>();
    private @Nullable String demoUrl;

    /** Starts everything, or leaves nothing running. */
    RunningGateway(Settings settings) throws StartException {
        WebSocketSettings webSocket = ListenKeys.webSocket(settings);
        AccessHolder access = new AccessHolder(settings);
        reloadables.add(access);
        try {
            observation =
                    Observation.start(settings, () -> access.get().targets().keySet());
            started.push(observation);
            MiloOpcUa opcUa = MiloOpcUa.start(ServerKeys.opcUa(settings));
            started.push(opcUa);
            opcUa.follow(ServerKeys.rules(settings));
            reloadables.add(next -> {
                OpcUaRules rules = ServerKeys.rules(next);
                return () -> opcUa.follow(rules);
            });
            if (settings.get(DemoKeys.ENABLED)) {
                Demo demo = Demo.start(settings);
                started.push(demo);
                opcUa.alsoTrust(demo.certificate());
                demoUrl = demo.url();
                access.offerOtherwise(Demo.TARGET, demo.target());
            }
            Clients clients = Clients.of(settings, Optional.empty());
            clients.start();
            started.push(clients);
            GatewaySettings gatewaySettings = new GatewaySettings(
                    LimitKeys.perConnection(settings),
                    LimitKeys.resume(settings),
                    LimitKeys.sessions(settings),
                    access,
                    audit(settings),
                    observation.sessions());
            AtomicLong sessionNumbers = new AtomicLong();
            GatewayServer server = GatewayServer.start(
                    webSocket,
                    clients.authentication(),
                    observation.watchers(),
                    loop -> access.tells(new Gateway(
                            opcUa, gatewaySettings, sessionNumbers::incrementAndGet, new ResumeTokens(), loop)));
            started.push(() -> server.stop(PATIENCE_WITH_CLIENTS));
            observation.lookAt(server);
            started.push(() -> drain(server, settings.get(MonitoringKeys.DRAIN_TIME)));
            FrontDoor frontDoor = new FrontDoor(server, settings, clients);
            started.push(frontDoor);
            reloadables.add(frontDoor);
            String secured = webSocket.door().tls().isPresent() ? "s" : "";
            url = Addresses.url("ws" + secured, webSocket.host(), server.port()) + "/";
            String web = Addresses.url("http" + secured, webSocket.host(), server.port());
            server.pages().forEach(folder -> pages.put(folder, web + folder.path()));
        } catch (IOException | ConfigException | RuntimeException e) {
            close();
            throw new StartException("The gateway cannot start: " + e.getMessage(), e);
        }
        if (MonitoringKeys.isExposed(settings)) {
            LOG.warn(
                    "Other machines can reach the management port, which asks nobody who he is: it should be their own network.");
        }
        ExposureKeys.missing(settings)
                .forEach(missing -> LOG.warn("Other machines can connect, and there is missing {}.", missing));
        if (settings.get(ServerKeys.TRUST_ALL_SERVERS)) {
            LOG.warn(
                    "Every server's certificate is trusted (security.trust-all-servers): anybody can pose as a server.");
        }
    }

    /** Clients are served on, and new ones let in, until whoever sends them has noticed that they should not be sent here. */
    private static void drain(GatewayServer server, Duration time) throws InterruptedException {
        server.announceEnd();
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    private Audit audit(Settings settings) throws IOException {
        Optional<AuditSettings> where = AuditKeys.settings(settings);
        if (where.isEmpty()) {
            return Audit.NONE;
        }
        AuditFile file = AuditFile.open(where.get(), Clock.systemUTC());
        started.push(file);
        observation.lookAt(file);
        return new Audit(Optional.of(file), settings.get(AuditKeys.REQUIRED), settings.get(AuditKeys.READ_BACK));
    }

    /** Where the management port is, if there is one. */
    Optional<String> managementUrl() {
        return observation.url();
    }

    /** Where clients connect to. */
    String url() {
        return url;
    }

    /** Where browsers find the console, if there is one. */
    Optional<String> consoleUrl() {
        return Optional.ofNullable(pages.get(PageFolder.CONSOLE));
    }

    /** Where browsers find the reference of all messages, if there is one. */
    Optional<String> docsUrl() {
        return Optional.ofNullable(pages.get(PageFolder.DOCS));
    }

    /** Where the demo server listens, if there is one. */
    Optional<String> demoUrl() {
        return Optional.ofNullable(demoUrl);
    }

    /** Lets every room take over what it can; all of them prepare before any of them changes. */
    @Override
    public Runnable prepare(Settings next) throws ConfigException {
        List<Runnable> changes = new ArrayList<>();
        for (Reloadable part : reloadables) {
            changes.add(part.prepare(next));
        }
        return () -> changes.forEach(Runnable::run);
    }

    /** Stops what runs, clients first; bounded by the patience with clients and with servers. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.error("Something did not stop as it should.", e);
            }
        }
    }
}

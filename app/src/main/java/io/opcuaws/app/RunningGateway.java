package io.opcuaws.app;

import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.Limits;
import io.opcuaws.domain.ResumeLimits;
import io.opcuaws.opcua.MiloOpcUa;
import io.opcuaws.opcua.OpcUaSettings;
import io.opcuaws.ws.GatewayServer;
import io.opcuaws.ws.WebSocketSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's rooms, put together and running. */
final class RunningGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);
    private static final Duration PATIENCE_WITH_CLIENTS = Duration.ofSeconds(3);

    /** What was started, the latest first, which is the order of stopping. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final String url;
    private @Nullable String demoUrl;

    /**
     * Starts everything, or leaves nothing running.
     *
     * @throws IllegalArgumentException naming an option that is out of its range
     */
    RunningGateway(Options options) throws StartException {
        WebSocketSettings webSocket = options.webSocket();
        Limits limits = options.limits();
        ResumeLimits resumeLimits = options.resumeLimits();
        try {
            MiloOpcUa opcUa =
                    MiloOpcUa.start(OpcUaSettings.in(options.dataDir()).withTrustAllServers(options.trustAllServers()));
            started.push(opcUa);
            if (options.demo()) {
                Demo demo = Demo.start(options);
                started.push(demo);
                opcUa.alsoTrust(demo.certificate());
                demoUrl = demo.url();
            }
            AtomicLong sessionNumbers = new AtomicLong();
            GatewayServer server = GatewayServer.start(
                    webSocket,
                    loop -> new Gateway(
                            opcUa, limits, resumeLimits, sessionNumbers::incrementAndGet, new ResumeTokens(), loop));
            started.push(() -> server.stop(PATIENCE_WITH_CLIENTS));
            url = "ws://" + webSocket.host() + ":" + server.port() + "/";
        } catch (IOException | RuntimeException e) {
            close();
            throw new StartException("The gateway cannot start: " + e.getMessage(), e);
        }
        if (options.trustAllServers()) {
            LOG.warn("Every server's certificate is trusted (--trust-all-servers): anybody can pose as a server.");
        }
    }

    /** Where clients connect to. */
    String url() {
        return url;
    }

    /** Where the demo server listens, if there is one. */
    Optional<String> demoUrl() {
        return Optional.ofNullable(demoUrl);
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

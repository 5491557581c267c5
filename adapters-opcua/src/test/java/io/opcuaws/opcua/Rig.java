package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A demo server and the gateway's side of OPC UA in front of it, which trusts it. */
final class Rig implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    final Path dataDirectory;
    final MiloOpcUa opcUa;
    DemoServer server;

    private Rig(DemoServerOptions options, UnaryOperator<OpcUaSettings> settings) {
        dataDirectory = temporaryDirectory();
        opcUa = MiloOpcUa.start(settings.apply(OpcUaSettings.in(dataDirectory)));
        server = DemoServer.start(options);
        opcUa.alsoTrust(server.certificate());
    }

    static Rig start() {
        return start(DemoServerOptions.defaults());
    }

    static Rig start(DemoServerOptions options) {
        return new Rig(options, settings -> settings);
    }

    static Rig start(DemoServerOptions options, UnaryOperator<OpcUaSettings> settings) {
        return new Rig(options, settings);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("opcua-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again, as the same server, after it was closed. */
    void restartServer() {
        server = DemoServer.start(server.options());
    }

    /** Anonymous, without security. */
    SessionSettings settings() {
        return settings(server.endpointUrl());
    }

    static SessionSettings settings(String url) {
        return settings(url, new UserIdentity.Anonymous());
    }

    SessionSettings settings(UserIdentity identity) {
        return settings(server.endpointUrl(), identity);
    }

    static SessionSettings settings(String url, UserIdentity identity) {
        return new SessionSettings(
                url, SecurityPolicy.NONE, SecurityMode.NONE, identity, Optional.empty(), Optional.empty());
    }

    SessionSettings settings(SecurityPolicy policy, SecurityMode mode, UserIdentity identity) {
        return new SessionSettings(server.endpointUrl(), policy, mode, identity, Optional.empty(), Optional.empty());
    }

    OpcUaSession open(SessionSettings settings) {
        return open(settings, new RecordedSignals());
    }

    OpcUaSession open(SessionSettings settings, RecordedSignals signals) {
        return result(opcUa.open(settings, SOON, signals));
    }

    Failure failureOfOpen(SessionSettings settings) {
        return failure(opcUa.open(settings, SOON, new RecordedSignals()));
    }

    static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    static Failure failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("no failure but " + result(stage));
        } catch (CompletionException e) {
            if (e.getCause() instanceof FailureException expected) {
                return expected.failure();
            }
            throw new AssertionError("not a FailureException", e.getCause());
        }
    }

    static CompletionStage<ReadResponse> read(OpcUaSession session, String... nodeIds) {
        ReadRequest request = new ReadRequest(
                Arrays.stream(nodeIds)
                        .map(id -> new ReadValueId(new NodeId(1, id, "2"), 13, null, null))
                        .toList(),
                0,
                2);
        return session.invoke(request, SOON).thenApply(ReadResponse.class::cast);
    }

    static DataValue readOne(OpcUaSession session, String nodeId) {
        return result(read(session, nodeId)).results().get(0);
    }

    /** The JSON text of a value's body. */
    static String readBody(OpcUaSession session, String nodeId) {
        DataValue value = readOne(session, nodeId);
        return Objects.requireNonNull(
                        Objects.requireNonNull(value.value(), value::toString).body())
                .toString();
    }

    /** All that the server has of the gateway is gone. */
    void awaitNothingLeft() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            assertThat(server.sessionCount()).as("sessions").isZero();
            assertThat(server.connectionCount()).as("connections").isZero();
        });
    }

    @Override
    public void close() {
        opcUa.close();
        server.close();
    }
}

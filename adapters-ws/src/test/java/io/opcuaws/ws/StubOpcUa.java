package io.opcuaws.ws;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.JsonNodeFactory;

/** A server that opens every session at once and answers every Read with the same value. */
final class StubOpcUa implements OpcUaPort {

    final Queue<SessionSettings> logins = new ConcurrentLinkedQueue<>();
    final Queue<SessionSignals> signals = new ConcurrentLinkedQueue<>();
    final AtomicInteger openSessions = new AtomicInteger();

    @Override
    public CompletionStage<OpcUaSession> open(SessionSettings settings, Duration timeout, SessionSignals toDomain) {
        logins.add(settings);
        if (settings.discoveryUrl().contains("refuse")) {
            return CompletableFuture.failedStage(new FailureException(
                    new Failure(io.opcuaws.domain.port.StatusCode.BAD_CONNECTION_REJECTED, "Nothing listens there.")));
        }
        signals.add(toDomain);
        openSessions.incrementAndGet();
        return CompletableFuture.completedStage(new StubSession());
    }

    @Override
    public CompletionStage<ServiceResponse> discover(ServiceRequest request, Duration timeout) {
        throw new UnsupportedOperationException("no discovery service is defined yet");
    }

    private final class StubSession implements OpcUaSession {

        @Override
        public Namespaces namespaces() {
            return Namespaces.UNKNOWN;
        }

        @Override
        public CompletionStage<ServiceResponse> invokeIn(
                Namespaces namespaces, ServiceRequest request, Duration timeout) {
            return invoke(request, timeout);
        }

        @Override
        public CompletionStage<ServiceResponse> invoke(ServiceRequest request, Duration timeout) {
            Variant text = new Variant(12, JsonNodeFactory.instance.stringNode("x"), null);
            DataValue value = new DataValue(text, 0, null, 0, null, 0);
            return CompletableFuture.completedStage(new ReadResponse(List.of(value)));
        }

        @Override
        public CompletionStage<Void> close() {
            openSessions.decrementAndGet();
            return CompletableFuture.completedStage(null);
        }
    }
}

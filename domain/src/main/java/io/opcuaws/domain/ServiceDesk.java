package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.Telemetry;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * Sends a session's requests to its server: those that the client may make. Changes of the plant that are to be written down
 * take the way over {@link AuditedChanges}. On the session's loop only.
 */
final class ServiceDesk {

    private final EventLoop loop;
    private final SessionAccess access;
    private final SessionAudit audit;
    private final BiConsumer<PendingRequest, ServiceOutcome> answer;
    private final Telemetry telemetry;
    private final AuditedChanges changes;

    /** @param answer takes what came of a request, on the loop */
    ServiceDesk(
            EventLoop loop,
            SessionAccess access,
            SessionAudit audit,
            Telemetry telemetry,
            BiConsumer<PendingRequest, ServiceOutcome> answer) {
        this.loop = loop;
        this.access = access;
        this.audit = audit;
        this.telemetry = telemetry;
        this.answer = answer;
        this.changes = new AuditedChanges(loop, audit, answer, this::sendIfAllowed);
    }

    void perform(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout) {
        Optional<Namespaces> decidedFor = decidedFor(session, request);
        Optional<Denial> denial = access.denial(request, decidedFor);
        if (denial.isPresent()) {
            refuse(pending, request, denial.get());
        } else if (audit.isOn() && request.service().changesPlant()) {
            changes.perform(session, pending, request);
        } else {
            send(session, pending, request, timeout, decidedFor).whenComplete((response, thrown) -> {
                pending.serverAnswered();
                loop.lend(() -> answer.accept(pending, ServiceOutcome.of(response, thrown)));
            });
        }
    }

    /** Looks again whether it is allowed: that was a while ago. */
    private Optional<CompletionStage<ServiceResponse>> sendIfAllowed(
            OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout) {
        Optional<Namespaces> decidedFor = decidedFor(session, request);
        Optional<Denial> denial = access.denial(request, decidedFor);
        if (denial.isPresent()) {
            refuse(pending, request, denial.get());
            return Optional.empty();
        }
        return Optional.of(send(session, pending, request, timeout, decidedFor));
    }

    private Optional<Namespaces> decidedFor(OpcUaSession session, ServiceRequest request) {
        return access.goesByNode(request) ? Optional.of(session.namespaces()) : Optional.empty();
    }

    private void refuse(PendingRequest pending, ServiceRequest request, Denial denial) {
        telemetry.refused(RefusalReason.RIGHTS);
        audit.refused(request.service(), denial);
        answer.accept(pending, new ServiceOutcome.Failed(denial.failure()));
    }

    /** @param decidedFor if it was allowed by its nodes: the only namespaces that it may be sent to */
    private static CompletionStage<ServiceResponse> send(
            OpcUaSession session,
            PendingRequest pending,
            ServiceRequest request,
            Duration timeout,
            Optional<Namespaces> decidedFor) {
        pending.sentToServer();
        return decidedFor.isPresent()
                ? session.invokeIn(decidedFor.get(), request, timeout)
                : session.invoke(request, timeout);
    }
}

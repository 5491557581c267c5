package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import io.opcuaws.protocol.operation.Operations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes of the plant, and has them written down: before, if that is required, and what came of them. What has to be done
 * before (reading old values, writing down) is done for one change at a time, so that they are sent in the order in which the
 * client asked for them. What has been answered meanwhile, because it took too long, is not sent any more.
 *
 * <p>On the session's loop only.
 */
final class AuditedChanges {

    private static final Failure NOT_SENT =
            new Failure(StatusCode.BAD_TIMEOUT, "It was not sent: the request was over before.");

    /** Sends a request, if it is still allowed; if not, it has been answered. */
    interface Sender {
        Optional<CompletionStage<ServiceResponse>> send(
                OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout);
    }

    private final EventLoop loop;
    private final SessionAudit audit;
    private final BiConsumer<PendingRequest, ServiceOutcome> answer;
    private final Sender sender;
    private final Queue<Change> waiting = new ArrayDeque<>();
    private boolean preparing;

    AuditedChanges(
            EventLoop loop, SessionAudit audit, BiConsumer<PendingRequest, ServiceOutcome> answer, Sender sender) {
        this.loop = loop;
        this.audit = audit;
        this.answer = answer;
        this.sender = sender;
    }

    void perform(OpcUaSession session, PendingRequest pending, ServiceRequest request) {
        waiting.removeIf(change -> !change.pending.isWaiting());
        waiting.add(new Change(session, pending, request));
        prepareNext();
    }

    private void prepareNext() {
        while (!preparing && !waiting.isEmpty()) {
            Change next = waiting.remove();
            if (next.pending.isWaiting()) {
                preparing = true;
                next.readBack();
            }
        }
    }

    /** One request and how far it is. */
    private final class Change {

        private final OpcUaSession session;
        private final PendingRequest pending;
        private final ServiceRequest request;
        private List<String> oldValues = List.of();

        Change(OpcUaSession session, PendingRequest pending, ServiceRequest request) {
            this.session = session;
            this.pending = pending;
            this.request = request;
        }

        void readBack() {
            Optional<ServiceRequest> read = audit.readsBack() ? Operations.readBack(request) : Optional.empty();
            if (read.isEmpty()) {
                writeDown();
                return;
            }
            session.invoke(read.get(), pending.timeLeft(loop.now()))
                    .whenComplete((response, thrown) -> loop.post(() -> hasRead(response)));
        }

        /** What cannot be read is missing in the audit; the write may still be possible. */
        private void hasRead(@Nullable ServiceResponse response) {
            oldValues = response == null ? List.of() : Operations.values(response);
            writeDown();
        }

        private void writeDown() {
            if (!pending.isWaiting()) {
                prepared();
            } else if (audit.isRequired()) {
                audit.asked(request, oldValues)
                        .whenComplete((written, thrown) -> loop.post(() -> isWrittenDown(thrown == null)));
            } else {
                send();
            }
        }

        private void isWrittenDown(boolean written) {
            if (written && pending.isWaiting()) {
                send();
                return;
            }
            audit.done(request, oldValues, new ServiceOutcome.Failed(written ? NOT_SENT : Failures.NOT_WRITTEN_DOWN));
            answer.accept(pending, new ServiceOutcome.Failed(Failures.NOT_WRITTEN_DOWN));
            prepared();
        }

        private void send() {
            sender.send(session, pending, request, pending.timeLeft(loop.now()))
                    .ifPresent(sent -> sent.whenComplete((response, thrown) -> {
                        pending.serverAnswered();
                        loop.lend(() -> isDone(ServiceOutcome.of(response, thrown)));
                    }));
            prepared();
        }

        private void isDone(ServiceOutcome outcome) {
            audit.done(request, oldValues, outcome);
            answer.accept(pending, outcome);
        }

        private void prepared() {
            preparing = false;
            if (!waiting.isEmpty()) {
                loop.post(AuditedChanges.this::prepareNext);
            }
        }
    }
}

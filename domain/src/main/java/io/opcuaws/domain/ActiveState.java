package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Disconnected;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** The session is open and its server can be reached. */
record ActiveState(OpcUaSession session, PendingRequests pending) implements SessionState {

    @Override
    public SessionPhase phase() {
        return SessionPhase.ACTIVE;
    }

    @Override
    public SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        PendingRequest waiting = pending.add(tag, now + timeout.toMillis(), effects);
        effects.invoke(session, waiting, request, timeout);
        return this;
    }

    @Override
    public SessionState completed(PendingRequest request, ServiceOutcome outcome, Effects effects) {
        pending.complete(request, outcome, effects);
        return this;
    }

    @Override
    public SessionState logout(RequestTag tag, long deadline, Effects effects) {
        pending.refuseAll(Failures.SESSION_CLOSED, effects);
        return ClosingState.begin(session, tag, deadline, effects);
    }

    @Override
    public SessionState interrupted(Failure reason, Effects effects) {
        pending.refuseAll(new Failure(StatusCode.BAD_CONNECTION_CLOSED, reason.sentence()), effects);
        effects.tell(new Disconnected(reason));
        return new InterruptedState(session);
    }

    @Override
    public SessionState notified(Notified notice, Effects effects) {
        effects.tell(notice);
        return this;
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public SessionState left(Failure why, long deadline, Effects effects) {
        pending.refuseAll(why, effects);
        return ParkedState.begin(new ActiveState(session, new PendingRequests()), deadline, effects);
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        pending.refuseAll(why, effects);
        effects.close(session);
        return new ClosedState();
    }

    @Override
    public SessionState revoked(Failure why, Effects effects) {
        pending.refuseAll(why, effects);
        effects.tell(new Disconnected(why));
        effects.close(session);
        return new ClosedState();
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        pending.tick(now, effects);
        return this;
    }
}

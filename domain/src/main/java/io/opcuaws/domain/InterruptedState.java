package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Connected;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** The server cannot be reached; the port tries to bring the session back. Nothing waits for an answer meanwhile. */
record InterruptedState(OpcUaSession session) implements SessionState {

    @Override
    public SessionPhase phase() {
        return SessionPhase.INTERRUPTED;
    }

    @Override
    public SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        effects.send(new Refused(tag, Failures.NOT_CONNECTED));
        return this;
    }

    /** The session is over for the client at once: there is no server to wait for. */
    @Override
    public SessionState logout(RequestTag tag, long deadline, Effects effects) {
        effects.close(session);
        effects.send(new LoggedOut(tag));
        return new ClosedState();
    }

    @Override
    public SessionState restored(boolean subscriptionsRecreated, Effects effects) {
        effects.tell(new Connected(subscriptionsRecreated));
        return new ActiveState(session, new PendingRequests());
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public SessionState left(Failure why, long deadline, Effects effects) {
        return ParkedState.begin(this, deadline, effects);
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        effects.close(session);
        return new ClosedState();
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        return this;
    }
}

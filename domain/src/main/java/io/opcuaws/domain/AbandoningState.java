package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.ResumeGrant;
import io.opcuaws.domain.port.SessionPhase;
import java.util.Optional;

/** Nobody waits any more for the server's session, which is still being opened: it is closed as soon as it is there. */
record AbandoningState() implements UnseenState {

    @Override
    public SessionPhase phase() {
        return SessionPhase.CLOSING;
    }

    @Override
    public SessionState opened(OpcUaSession session, Optional<ResumeGrant> resume, Effects effects) {
        effects.close(session);
        return new ClosedState();
    }

    @Override
    public SessionState openFailed(Failure failure, Effects effects) {
        return new ClosedState();
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        return this;
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        return this;
    }
}

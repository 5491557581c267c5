package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionPhase;

/** The session is over. The connection forgets it. */
record ClosedState() implements UnseenState {

    @Override
    public SessionPhase phase() {
        return SessionPhase.CLOSING;
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

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.LoggedOut;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** The server's session is being closed and the logout waits for it, but not for ever: its end is Good either way. */
record ClosingState(RequestTag logoutTag, long deadline) implements SessionState {

    static SessionState begin(OpcUaSession session, RequestTag logoutTag, long deadline, Effects effects) {
        effects.close(session);
        effects.wakeAt(deadline);
        return new ClosingState(logoutTag, deadline);
    }

    @Override
    public SessionPhase phase() {
        return SessionPhase.CLOSING;
    }

    @Override
    public SessionState closed(Effects effects) {
        effects.send(new LoggedOut(logoutTag));
        return new ClosedState();
    }

    @Override
    public SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        effects.send(new Refused(tag, Failures.SESSION_CLOSED));
        return this;
    }

    @Override
    public SessionState logout(RequestTag tag, long secondDeadline, Effects effects) {
        effects.send(new Refused(tag, Failures.SESSION_CLOSED));
        return this;
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        return closed(effects);
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        if (now < deadline) {
            effects.wakeAt(deadline);
            return this;
        }
        return closed(effects);
    }
}

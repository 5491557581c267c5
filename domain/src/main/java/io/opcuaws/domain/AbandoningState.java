package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** Nobody waits any more for the server's session, which is still being opened: it is closed as soon as it is there. */
record AbandoningState() implements SessionState {

    @Override
    public SessionState opened(OpcUaSession session, Effects effects) {
        effects.close(session);
        return new ClosedState();
    }

    @Override
    public SessionState openFailed(Failure failure, Effects effects) {
        return new ClosedState();
    }

    @Override
    public SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
    }

    @Override
    public SessionState logout(RequestTag tag, long deadline, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
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

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** The session is over. The connection forgets it. */
record ClosedState() implements SessionState {

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

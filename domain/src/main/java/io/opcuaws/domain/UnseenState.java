package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** A state in which the session does not exist for the client: not yet, not now, or no more. */
sealed interface UnseenState extends SessionState permits OpeningState, AbandoningState, ParkedState, ClosedState {

    @Override
    default SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
    }

    @Override
    default SessionState logout(RequestTag tag, long deadline, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
    }
}

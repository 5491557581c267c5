package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Connected;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.ResumeGrant;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import java.util.Optional;

/** The server's session is being opened and the login waits for it. For the client the session does not exist yet. */
record OpeningState(RequestTag tag, SessionId id, long deadline) implements UnseenState {

    @Override
    public SessionPhase phase() {
        return SessionPhase.OPENING;
    }

    @Override
    public SessionState opened(OpcUaSession session, Optional<ResumeGrant> resume, Effects effects) {
        effects.send(new LoggedIn(tag, id, resume));
        effects.tell(new Connected(false));
        return new ActiveState(session, new PendingRequests());
    }

    @Override
    public SessionState openFailed(Failure failure, Effects effects) {
        effects.send(new Refused(tag, failure));
        return new ClosedState();
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        effects.send(new Refused(tag, why));
        return new AbandoningState();
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        if (now < deadline) {
            effects.wakeAt(deadline);
            return this;
        }
        effects.send(new Refused(tag, Failures.LOGIN_TIMEOUT));
        return new AbandoningState();
    }
}

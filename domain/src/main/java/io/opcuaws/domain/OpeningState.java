package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Connected;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;

/** The server's session is being opened and the login waits for it. For the client the session does not exist yet. */
record OpeningState(SessionName name, long deadline) implements UnseenState {

    @Override
    public SessionState opened(OpcUaSession session, Effects effects) {
        effects.send(new LoggedIn(name.loginTag(), name.sessionId()));
        effects.send(new Connected(name.loginTag(), name.sessionId(), false));
        return new ActiveState(name, session, new PendingRequests());
    }

    @Override
    public SessionState openFailed(Failure failure, Effects effects) {
        effects.send(new Refused(name.loginTag(), failure));
        return new ClosedState();
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        effects.send(new Refused(name.loginTag(), why));
        return new AbandoningState();
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        if (now < deadline) {
            effects.wakeAt(deadline);
            return this;
        }
        effects.send(new Refused(name.loginTag(), Failures.LOGIN_TIMEOUT));
        return new AbandoningState();
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Connected;
import io.opcuaws.domain.port.ClientMessage.LoggedIn;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;

/** The server's session is being opened and the login waits for it. For the client the session does not exist yet. */
record OpeningState(SessionName name, long deadline) implements SessionState {

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
    public SessionState invoke(RequestTag tag, ServiceRequest request, Duration timeout, long now, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
    }

    @Override
    public SessionState logout(RequestTag tag, long logoutDeadline, Effects effects) {
        effects.send(new Refused(tag, Failures.NO_SUCH_SESSION));
        return this;
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

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.SessionId;

/** The connection that has a session, as the session sees it. Everything here runs on the connection's loop. */
interface Holder {

    EventLoop loop();

    /** Who the connection's client is. */
    ClientIdentity identity();

    /** Something for the client. */
    void send(ClientMessage message);

    /** The session has come from another connection, and what it says comes here from now on. */
    void takes(SessionId id, SessionRunner session);

    /** The session that was to come from another connection does not. */
    void missed(Refused answer);

    /** The session is over, or another connection has it. */
    void loses(SessionId id);
}

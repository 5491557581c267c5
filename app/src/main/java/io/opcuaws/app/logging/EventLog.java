package io.opcuaws.app.logging;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.Telemetry;
import io.opcuaws.ws.ClientTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a line into the log for what happens to a session, with its id and that of the client's connection, and at DEBUG for
 * connections. What a stranger could repeat without end is counted elsewhere, and not written.
 */
public final class EventLog implements Telemetry, ClientTelemetry {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final String CONNECTION = "connection";

    @Override
    public void moved(SessionTraits session, SessionPhase from, SessionPhase to) {
        switch (to) {
            case ACTIVE -> {
                if (from == SessionPhase.OPENING) {
                    line(LOG.atInfo(), session).log("A session is open.");
                } else if (from == SessionPhase.PARKED) {
                    line(LOG.atInfo(), session).log("The client of a session is back.");
                }
            }
            case PARKED -> {
                if (from == SessionPhase.ACTIVE) {
                    line(LOG.atInfo(), session).log("The client of a session is gone; the session waits for it.");
                }
            }
            case CLOSING -> {
                if (from != SessionPhase.OPENING) {
                    line(LOG.atInfo(), session).log("A session is over.");
                }
            }
            case OPENING, INTERRUPTED -> {} // the one has no session yet, and of the other interrupted() tells
        }
    }

    @Override
    public void openFailed(SessionTraits session, Failure why) {
        line(LOG.atInfo(), session).addKeyValue("status", why.status().name()).log("A login failed.");
    }

    @Override
    public void interrupted(SessionTraits session, Failure why) {
        line(LOG.atWarn(), session)
                .addKeyValue("status", why.status().name())
                .log("A session has lost its server; the gateway tries to bring it back.");
    }

    @Override
    public void restored(SessionTraits session) {
        line(LOG.atInfo(), session).log("A session has its server again.");
    }

    @Override
    public void connected(long connection) {
        LOG.atDebug().addKeyValue(CONNECTION, connection).log("A client has connected.");
    }

    @Override
    public void disconnected(long connection) {
        LOG.atDebug().addKeyValue(CONNECTION, connection).log("A client is gone.");
    }

    private static LoggingEventBuilder line(LoggingEventBuilder line, SessionTraits session) {
        LoggingEventBuilder withIds = line.addKeyValue(
                        CONNECTION, session.client().connection())
                .addKeyValue("session", session.id().value());
        return session.target()
                .map(target -> withIds.addKeyValue("target", target))
                .orElse(withIds);
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.Telemetry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The gateway: what all connections share. */
public final class Gateway {

    private final OpcUaPort opcUa;
    private final GatewaySettings settings;
    private final LongSupplier sessionNumbers;
    private final Supplier<Secret> resumeTokens;
    private final ResumableSessions resumable;
    private final OpenSessions openSessions;

    /**
     * @param sessionNumbers gives each session of the process a number of its own; called from any thread
     * @param resumeTokens gives tokens that nobody can guess; called from any thread
     * @param loop a loop that belongs to no connection
     */
    public Gateway(
            OpcUaPort opcUa,
            GatewaySettings settings,
            LongSupplier sessionNumbers,
            Supplier<Secret> resumeTokens,
            EventLoop loop) {
        this.opcUa = opcUa;
        this.settings = settings;
        this.sessionNumbers = sessionNumbers;
        this.resumeTokens = resumeTokens;
        this.resumable = new ResumableSessions(loop, settings.resumeLimits().sessions());
        this.openSessions = new OpenSessions(loop, settings.sessionLimits());
    }

    /**
     * A client has connected and been let in; what it says from now on goes to the connection that is given back.
     *
     * @param identity who it is
     */
    public Connection connect(ClientPort client, EventLoop loop, ClientIdentity identity) {
        return new Connection(this, client, loop, identity);
    }

    /**
     * The rules of access are others from now on. Requests obey them at once anyway; this ends the sessions of clients that may
     * not have them any more. Callable from any thread.
     */
    public void accessChanged() {
        openSessions.forEach(SessionRunner::accessChanged);
    }

    OpcUaPort opcUa() {
        return opcUa;
    }

    Limits limits() {
        return settings.limits();
    }

    ResumeLimits resumeLimits() {
        return settings.resumeLimits();
    }

    Supplier<AccessRules> access() {
        return settings.access();
    }

    Audit audit() {
        return settings.audit();
    }

    Telemetry telemetry() {
        return settings.telemetry();
    }

    LongSupplier sessionNumbers() {
        return sessionNumbers;
    }

    Supplier<Secret> resumeTokens() {
        return resumeTokens;
    }

    ResumableSessions resumable() {
        return resumable;
    }

    OpenSessions openSessions() {
        return openSessions;
    }
}

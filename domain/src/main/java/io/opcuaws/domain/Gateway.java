package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.OpcUaPort;
import io.opcuaws.domain.port.Secret;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The gateway: what all connections share. */
public final class Gateway {

    private final OpcUaPort opcUa;
    private final Limits limits;
    private final ResumeLimits resumeLimits;
    private final LongSupplier sessionNumbers;
    private final Supplier<Secret> resumeTokens;
    private final ResumableSessions resumable;

    /**
     * @param sessionNumbers gives each session of the process a number of its own; called from any thread
     * @param resumeTokens gives tokens that nobody can guess; called from any thread
     * @param loop a loop that belongs to no connection
     */
    public Gateway(
            OpcUaPort opcUa,
            Limits limits,
            ResumeLimits resumeLimits,
            LongSupplier sessionNumbers,
            Supplier<Secret> resumeTokens,
            EventLoop loop) {
        this.opcUa = opcUa;
        this.limits = limits;
        this.resumeLimits = resumeLimits;
        this.sessionNumbers = sessionNumbers;
        this.resumeTokens = resumeTokens;
        this.resumable = new ResumableSessions(loop, resumeLimits.sessions());
    }

    /**
     * A client has connected and been let in; what it says from now on goes to the connection that is given back.
     *
     * @param identity who it is
     */
    public Connection connect(ClientPort client, EventLoop loop, ClientIdentity identity) {
        return new Connection(this, client, loop, identity);
    }

    OpcUaPort opcUa() {
        return opcUa;
    }

    Limits limits() {
        return limits;
    }

    ResumeLimits resumeLimits() {
        return resumeLimits;
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
}

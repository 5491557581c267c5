package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.Telemetry;

/** Tells what happens to one session to whoever looks on. On the session's loop only. */
final class SessionWatch {

    private final Telemetry telemetry;
    private SessionTraits session;
    private SessionPhase phase = SessionPhase.OPENING;

    SessionWatch(Telemetry telemetry, SessionTraits session) {
        this.telemetry = telemetry;
        this.session = session;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    void began() {
        telemetry.began(session);
    }

    /** The session is in this phase now; nothing is told if it was before. */
    void isIn(SessionPhase now) {
        if (now != phase) {
            SessionPhase before = phase;
            phase = now;
            telemetry.moved(session, before, now);
        }
    }

    void gone() {
        telemetry.gone(session);
    }

    void openFailed(Failure why) {
        telemetry.openFailed(session, why);
    }

    /** Late news of a session that is over is no news. */
    void interrupted(Failure why) {
        if (phase == SessionPhase.ACTIVE || phase == SessionPhase.PARKED) {
            telemetry.interrupted(session, why);
        }
    }

    void restored() {
        if (phase == SessionPhase.INTERRUPTED) {
            telemetry.restored(session);
        }
    }

    /** The same client has it on another connection now. */
    void resumed(ClientIdentity by) {
        session = session.of(by);
    }

    void resumeRefused() {
        telemetry.refused(RefusalReason.RESUME);
    }
}

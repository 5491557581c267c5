package io.opcuaws.app;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.Telemetry;
import java.util.List;

/** Tells several of what happens to sessions. */
record AllTelemetry(List<Telemetry> all) implements Telemetry {

    AllTelemetry {
        all = List.copyOf(all);
    }

    @Override
    public void began(SessionTraits session) {
        all.forEach(one -> one.began(session));
    }

    @Override
    public void moved(SessionTraits session, SessionPhase from, SessionPhase to) {
        all.forEach(one -> one.moved(session, from, to));
    }

    @Override
    public void gone(SessionTraits session) {
        all.forEach(one -> one.gone(session));
    }

    @Override
    public void openFailed(SessionTraits session, Failure why) {
        all.forEach(one -> one.openFailed(session, why));
    }

    @Override
    public void interrupted(SessionTraits session, Failure why) {
        all.forEach(one -> one.interrupted(session, why));
    }

    @Override
    public void restored(SessionTraits session) {
        all.forEach(one -> one.restored(session));
    }

    @Override
    public void refused(RefusalReason why) {
        all.forEach(one -> one.refused(why));
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.SessionPhase;

/**
 * The client's connection is gone, but the client may take the session over on another one until {@code deadline}. With its
 * server the session goes on as {@code inside}, in which nothing waits for an answer.
 */
record ParkedState(SessionState inside, long deadline) implements UnseenState {

    static SessionState begin(SessionState inside, long deadline, Effects effects) {
        effects.wakeAt(deadline);
        return new ParkedState(inside, deadline);
    }

    @Override
    public SessionPhase phase() {
        return inside.isConnected() ? SessionPhase.PARKED : SessionPhase.INTERRUPTED;
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return inside.isConnected();
    }

    @Override
    public SessionState resumed() {
        return inside;
    }

    @Override
    public SessionState interrupted(Failure reason, Effects effects) {
        return new ParkedState(inside.interrupted(reason, effects), deadline);
    }

    @Override
    public SessionState restored(boolean subscriptionsRecreated, Effects effects) {
        return new ParkedState(inside.restored(subscriptionsRecreated, effects), deadline);
    }

    @Override
    public SessionState notified(Notified notice, Effects effects) {
        return new ParkedState(inside.notified(notice, effects), deadline);
    }

    @Override
    public SessionState ended(Failure why, Effects effects) {
        return inside.ended(why, effects);
    }

    @Override
    public SessionState tick(long now, Effects effects) {
        if (now < deadline) {
            effects.wakeAt(deadline);
            return this;
        }
        return inside.ended(Failures.CLIENT_GONE, effects);
    }
}

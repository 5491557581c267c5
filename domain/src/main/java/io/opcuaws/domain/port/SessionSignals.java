package io.opcuaws.domain.port;

import io.opcuaws.domain.port.Notice.Notified;
import java.util.List;

/** What an {@link OpcUaSession} tells unasked, in the order in which it happened, from any thread. */
public interface SessionSignals {

    /** What the session is called, for the log. */
    SessionId id();

    /** The connection to the server is lost; the session tries to come back. */
    void interrupted(Failure reason);

    /**
     * The session is usable again.
     *
     * @param subscriptionsRecreated subscriptions could not be kept: values may have been missed
     */
    void restored(boolean subscriptionsRecreated);

    /**
     * Subscriptions of the session have something to say, in this order.
     *
     * @param taken is run, on any thread, when that has been dealt with; who has much to tell waits for it, so that nothing
     *     piles up in between
     */
    void notifications(List<Notified> notices, Runnable taken);
}

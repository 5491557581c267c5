package io.opcuaws.domain.port;

import io.opcuaws.protocol.Notification;
import java.util.List;

/** What an {@link OpcUaSession} tells unasked, in the order in which it happened, from any thread. */
public interface SessionSignals {

    /** The connection to the server is lost; the session tries to come back. */
    void interrupted(Failure reason);

    /**
     * The session is usable again.
     *
     * @param subscriptionsRecreated subscriptions could not be kept: values may have been missed
     */
    void restored(boolean subscriptionsRecreated);

    /**
     * A subscription of the session has something to say.
     *
     * @param items a key for each monitored item whose value this carries, in the values' order: a client that cannot keep
     *     up needs only the newest value of each. Empty for what must be told in any case.
     */
    void notification(Notification notification, List<Long> items);
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.Notice;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.EventNotify;

/** What a session tells unasked. */
public enum NotificationKind {
    DATA_CHANGE,
    EVENT,
    SUBSCRIPTION_STATUS,
    SESSION_STATUS;

    static NotificationKind of(Notice notice) {
        if (!(notice instanceof Notice.Notified notified)) {
            return SESSION_STATUS;
        }
        if (notified.notification() instanceof DataChangeNotify) {
            return DATA_CHANGE;
        }
        return notified.notification() instanceof EventNotify ? EVENT : SUBSCRIPTION_STATUS;
    }
}

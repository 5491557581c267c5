package io.opcuaws.domain.port;

import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Reader;
import io.opcuaws.protocol.Notification;
import java.util.List;

/** What a session says unasked. */
public sealed interface Notice {

    /** Hands this notice, as part of the message that it travels in, to the method of its kind. */
    <T> T readBy(Notify message, Reader<T> reader);

    /** How much of a bounded store this takes: the number of values it carries, at least 1. */
    default int weight() {
        return 1;
    }

    /** The session can reach its server. */
    record Connected(boolean subscriptionsRecreated) implements Notice {
        @Override
        public <T> T readBy(Notify message, Reader<T> reader) {
            return reader.connected(message, this);
        }
    }

    /** The session cannot reach its server, or another connection has it now. */
    record Disconnected(Failure reason) implements Notice {
        @Override
        public <T> T readBy(Notify message, Reader<T> reader) {
            return reader.disconnected(message, this);
        }
    }

    /**
     * A subscription of the session has something to say.
     *
     * @param items a key for each monitored item whose value this carries, in the values' order: a client that cannot keep
     *     up needs only the newest value of each. Empty for what must be told in any case.
     */
    record Notified(Notification notification, List<Long> items) implements Notice {

        public Notified {
            items = List.copyOf(items);
        }

        @Override
        public <T> T readBy(Notify message, Reader<T> reader) {
            return reader.notified(message, this);
        }

        @Override
        public int weight() {
            return Math.max(1, items.size());
        }
    }
}

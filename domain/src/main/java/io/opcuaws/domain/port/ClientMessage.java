package io.opcuaws.domain.port;

import io.opcuaws.protocol.Notification;
import io.opcuaws.protocol.ServiceResponse;
import java.util.List;

/** What a client is told. Every request gets exactly one {@link Reply}. */
public sealed interface ClientMessage {

    /** Hands this message to the method of its kind. */
    <T> T readBy(Reader<T> reader);

    /** One method for each kind of message, so that a forgotten kind does not compile. */
    interface Reader<T> {
        T loggedIn(LoggedIn message);

        T loggedOut(LoggedOut message);

        T served(Served message);

        T refused(Refused message);

        T connected(Connected message);

        T disconnected(Disconnected message);

        T notified(Notified message);
    }

    /** The answer to a request. */
    sealed interface Reply extends ClientMessage {
        RequestTag tag();
    }

    /** What a session says unasked; it carries the tag of the login that opened the session. */
    sealed interface Notify extends ClientMessage {
        RequestTag loginTag();

        SessionId sessionId();
    }

    /** The session is open. */
    record LoggedIn(RequestTag tag, SessionId sessionId) implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.loggedIn(this);
        }
    }

    /** The session is over. */
    record LoggedOut(RequestTag tag) implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.loggedOut(this);
        }
    }

    /** The service was performed. */
    record Served(RequestTag tag, ServiceResponse response) implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.served(this);
        }
    }

    /** The request could not be performed. */
    record Refused(RequestTag tag, Failure failure) implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.refused(this);
        }
    }

    /** The session can reach its server. */
    record Connected(RequestTag loginTag, SessionId sessionId, boolean subscriptionsRecreated) implements Notify {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.connected(this);
        }
    }

    /** The session cannot reach its server; the gateway tries to bring it back. */
    record Disconnected(RequestTag loginTag, SessionId sessionId, Failure reason) implements Notify {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.disconnected(this);
        }
    }

    /**
     * A subscription of the session has something to say.
     *
     * @param items as in {@link SessionSignals#notification}
     */
    record Notified(RequestTag loginTag, SessionId sessionId, Notification notification, List<Long> items)
            implements Notify {

        public Notified {
            items = List.copyOf(items);
        }

        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.notified(this);
        }
    }
}

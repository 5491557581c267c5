package io.opcuaws.domain.port;

import io.opcuaws.protocol.ServiceResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client is told. Every request gets exactly one {@link Reply}. */
public sealed interface ClientMessage {

    /** Hands this message to the method of its kind. */
    <T> T readBy(Reader<T> reader);

    /** One method for each kind of message, so that a forgotten kind does not compile. */
    interface Reader<T> {
        T loggedIn(LoggedIn message);

        T loggedOut(LoggedOut message);

        T resumed(Resumed message);

        T served(Served message);

        T refused(Refused message);

        T targetsListed(TargetsListed message);

        T connected(Notify message, Notice.Connected notice);

        T disconnected(Notify message, Notice.Disconnected notice);

        T notified(Notify message, Notice.Notified notice);
    }

    /** The answer to a request. */
    sealed interface Reply extends ClientMessage {
        RequestTag tag();

        /** How the request went. */
        default StatusCode status() {
            return StatusCode.GOOD;
        }
    }

    /**
     * What a session says unasked.
     *
     * @param tag of the login that opened the session, or of the resume that took it over
     * @param number counts from 1 what the session has said, if it can be resumed
     */
    record Notify(RequestTag tag, SessionId sessionId, OptionalLong number, Notice notice) implements ClientMessage {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return notice.readBy(this, reader);
        }
    }

    /**
     * The session is open.
     *
     * @param resume how to take it over; empty if it ends with its connection
     */
    record LoggedIn(RequestTag tag, SessionId sessionId, Optional<ResumeGrant> resume) implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.loggedIn(this);
        }
    }

    /**
     * The session was taken over. What it said since, in order, follows.
     *
     * @param resume how to take it over the next time
     * @param gapDetected some of what it said is not kept any more
     * @param connected whether its server can be reached
     */
    record Resumed(RequestTag tag, SessionId sessionId, ResumeGrant resume, boolean gapDetected, boolean connected)
            implements Reply {
        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.resumed(this);
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
        public StatusCode status() {
            return failure.status();
        }

        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.refused(this);
        }
    }

    /** The targets that the client may use, by name. */
    record TargetsListed(RequestTag tag, List<TargetAccess> targets) implements Reply {

        public TargetsListed {
            targets = List.copyOf(targets);
        }

        @Override
        public <T> T readBy(Reader<T> reader) {
            return reader.targetsListed(this);
        }
    }
}

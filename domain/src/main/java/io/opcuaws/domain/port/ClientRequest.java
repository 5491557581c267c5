package io.opcuaws.domain.port;

import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.Optional;

/** A well-formed request of a client. {@code timeout} is what the client asked for, not yet capped. */
public sealed interface ClientRequest {

    RequestTag tag();

    Optional<Duration> timeout();

    /** Hands this request to the method of its kind. */
    void deliverTo(Recipient recipient);

    /**
     * Clears what the client has shown to prove who the user is. To be called once nobody needs it: when the request is
     * refused, or the session that came of it is over. A target's secrets are the operator's, and stay.
     */
    default void clear() {}

    /** One method for each kind of request, so that a forgotten kind does not compile. */
    interface Recipient {
        void login(Login login);

        void logout(Logout logout);

        void resume(Resume resume);

        void invoke(Invoke invoke);

        void discover(Discover discover);

        void listTargets(ListTargets request);
    }

    /**
     * Open a session.
     *
     * @param resumeWindow how long the session is to wait for its client when the connection is gone, not yet capped; 0: it
     *     ends with the connection
     */
    record Login(RequestTag tag, Optional<Duration> timeout, LoginTarget target, Duration resumeWindow)
            implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.login(this);
        }

        @Override
        public void clear() {
            if (target instanceof LoginTarget.Open open) {
                open.settings().identity().clear();
            }
        }
    }

    /** Close a session with its subscriptions. */
    record Logout(RequestTag tag, Optional<Duration> timeout, SessionId sessionId) implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.logout(this);
        }
    }

    /**
     * Take over a session that was opened on another connection.
     *
     * @param token from the answer to the login, or to the last resume
     * @param lastNotify number of the last notify that the client got, 0 if none
     */
    record Resume(RequestTag tag, Optional<Duration> timeout, SessionId sessionId, Secret token, long lastNotify)
            implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.resume(this);
        }
    }

    /** Perform a service in a session. */
    record Invoke(RequestTag tag, Optional<Duration> timeout, SessionId sessionId, ServiceRequest request)
            implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.invoke(this);
        }
    }

    /** Perform a service that needs no session. */
    record Discover(RequestTag tag, Optional<Duration> timeout, ServiceRequest request) implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.discover(this);
        }
    }

    /** Say which targets the client may use. */
    record ListTargets(RequestTag tag, Optional<Duration> timeout) implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.listTargets(this);
        }
    }
}

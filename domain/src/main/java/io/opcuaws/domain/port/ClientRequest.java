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

    /** One method for each kind of request, so that a forgotten kind does not compile. */
    interface Recipient {
        void login(Login login);

        void logout(Logout logout);

        void invoke(Invoke invoke);

        void discover(Discover discover);
    }

    /** Open a session. */
    record Login(RequestTag tag, Optional<Duration> timeout, SessionSettings settings) implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.login(this);
        }
    }

    /** Close a session with its subscriptions. */
    record Logout(RequestTag tag, Optional<Duration> timeout, SessionId sessionId) implements ClientRequest {
        @Override
        public void deliverTo(Recipient recipient) {
            recipient.logout(this);
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
}

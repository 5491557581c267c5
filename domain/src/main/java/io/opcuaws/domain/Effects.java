package io.opcuaws.domain;

import io.opcuaws.domain.PendingRequests.PendingRequest;
import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.Notice;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.protocol.ServiceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a decision asks to be done, in order. Collecting does nothing; the {@link SessionRunner} performs the list. */
final class Effects implements Outlet {

    private final List<Effect> asked = new ArrayList<>(2);

    /** One thing to do. */
    sealed interface Effect {
        void performBy(Performer performer);
    }

    /** One method for each kind of effect, so that a forgotten kind does not compile. */
    interface Performer extends Outlet {
        void invoke(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout);

        void close(OpcUaSession session);

        void tell(Notice notice);
    }

    record Send(ClientMessage message) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.send(message);
        }
    }

    record Invoke(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout)
            implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.invoke(session, pending, request, timeout);
        }
    }

    record Close(OpcUaSession session) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.close(session);
        }
    }

    record Tell(Notice notice) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.tell(notice);
        }
    }

    record WakeAt(long time) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.wakeAt(time);
        }
    }

    @Override
    public void send(ClientMessage message) {
        asked.add(new Send(message));
    }

    void invoke(OpcUaSession session, PendingRequest pending, ServiceRequest request, Duration timeout) {
        asked.add(new Invoke(session, pending, request, timeout));
    }

    void close(OpcUaSession session) {
        asked.add(new Close(session));
    }

    /** The session has something to say, whoever holds it. */
    void tell(Notice notice) {
        asked.add(new Tell(notice));
    }

    @Override
    public void wakeAt(long time) {
        asked.add(new WakeAt(time));
    }

    /** What was asked for, in order. */
    List<Effect> asked() {
        return asked;
    }

    void performBy(Performer performer) {
        asked.forEach(effect -> effect.performBy(performer));
    }
}

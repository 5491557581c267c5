package io.opcuaws.demo.history;

import io.opcuaws.demo.event.DemoEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** The events of a notifier. Any thread may call. */
public final class EventHistory {

    private static final int MAX_EVENTS = 1_000;

    private final Deque<DemoEvent> events = new ArrayDeque<>();

    /** Takes an event; with too many the one that was taken first is forgotten. */
    public synchronized void record(DemoEvent event) {
        events.addLast(event);
        if (events.size() > MAX_EVENTS) {
            events.removeFirst();
        }
    }

    synchronized List<DemoEvent> events() {
        return List.copyOf(events);
    }

    synchronized StatusCode delete(ByteString eventId) {
        boolean known = events.removeIf(event -> event.id().equals(eventId));
        return known ? StatusCode.GOOD : new StatusCode(StatusCodes.Bad_NoEntryExists);
    }
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.ws.WaitingValues.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * What waits for one client, in order. Over the high-water mark an episode begins: a value of a monitored item replaces the one
 * that waits already, so that at most one of each item is added; everything else still waits in full. The episode ends when
 * half of the mark is left. Not for several threads.
 */
final class Backlog {

    private final OutboundLimits limits;
    private final MessageEncoder encoder;
    private final SlowClients slowClients;
    private final long connection;
    private final Queue<Counted> messages = new ArrayDeque<>();
    private long bytes;
    private boolean episode;

    /** Where the newest value of each item waits; only in an episode. */
    private final Map<Item, Place> places = new HashMap<>();

    private record Place(WaitingValues values, int index) {}

    /** A message with the bytes that it had when it was added. */
    private record Counted(WaitingMessage message, int bytes) {}

    /** A message on its way, of so many bytes. */
    record Leaving(String text, int bytes) {}

    /** @param connection whose it is, for the log */
    Backlog(OutboundLimits limits, MessageEncoder encoder, SlowClients slowClients, long connection) {
        this.limits = limits;
        this.encoder = encoder;
        this.slowClients = slowClients;
        this.connection = connection;
    }

    /** Adds a message, and says whether that is still within the limits. */
    boolean add(ClientMessage message) {
        if (!episode && bytes > limits.highWaterBytes()) {
            begin();
        }
        Optional<WaitingValues> values = WaitingValues.of(message, encoder);
        if (episode && values.isPresent()) {
            addNewest(values.get());
        } else if (values.isPresent()) {
            append(values.get());
        } else {
            holdValuesBack(message);
            append(new WaitingMessage.Fixed(message.readBy(encoder)));
        }
        return bytes <= limits.maxBytes();
    }

    /** Adds a text that is of no session. */
    boolean add(String text) {
        append(new WaitingMessage.Fixed(text));
        return bytes <= limits.maxBytes();
    }

    private void append(WaitingMessage message) {
        Counted counted = new Counted(message, message.bytes());
        messages.add(counted);
        bytes += counted.bytes();
    }

    private void begin() {
        episode = true;
        for (Counted counted : messages) {
            if (counted.message() instanceof WaitingValues values) {
                note(values);
            }
        }
        slowClients.episodeBegins(connection, bytes);
    }

    private void note(WaitingValues values) {
        for (int i = 0; i < values.size(); i++) {
            places.put(values.item(i), new Place(values, i));
        }
    }

    /** A value must not move before the Disconnect or Connect that came before it. */
    private void holdValuesBack(ClientMessage message) {
        if (message instanceof Notify notify && !(notify.notice() instanceof Notified)) {
            places.keySet().removeIf(item -> item.session().equals(notify.sessionId()));
        }
    }

    private void addNewest(WaitingValues values) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Place place = places.get(values.item(i));
            if (place == null) {
                others.add(i);
            } else {
                place.values().replace(place.index(), values.change(i));
            }
        }
        slowClients.collapsed(values.size() - others.size());
        if (!others.isEmpty()) {
            WaitingValues rest = others.size() == values.size() ? values : values.only(others);
            append(rest);
            note(rest);
        }
    }

    /** Takes the next message; it still counts until it is {@link #sent}. */
    Optional<Leaving> next() {
        Counted counted = messages.poll();
        if (counted == null) {
            return Optional.empty();
        }
        if (episode && counted.message() instanceof WaitingValues values) {
            forget(values);
        }
        Leaving leaving =
                new Leaving(counted.message().text(), counted.message().bytes());
        bytes += leaving.bytes() - counted.bytes();
        return Optional.of(leaving);
    }

    private void forget(WaitingValues values) {
        for (int i = 0; i < values.size(); i++) {
            places.computeIfPresent(
                    values.item(i), (item, place) -> place.values().equals(values) ? null : place);
        }
    }

    void sent(Leaving message) {
        bytes -= message.bytes();
        if (episode && bytes <= limits.highWaterBytes() / 2) {
            episode = false;
            places.clear();
        }
    }

    long bytes() {
        return bytes;
    }

    /** So much waits for a client that it is given up. */
    void overflown() {
        slowClients.closed(connection, bytes);
    }

    void clear() {
        messages.clear();
        places.clear();
    }
}

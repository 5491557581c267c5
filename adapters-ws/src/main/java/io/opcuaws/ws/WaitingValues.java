package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.Notice.Notified;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.protocol.message.DataChange;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.DataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of monitored items that wait; each may be replaced by a newer one of its item meanwhile. */
final class WaitingValues implements WaitingMessage {

    /** InfoType DataValue and Overflow (OPC 10000-4, 7.39.1): values were lost between this one and the one before. */
    private static final long OVERFLOW = 0x0480;

    /** A monitored item of a session. */
    record Item(SessionId session, long key) {}

    private final MessageEncoder encoder;
    private final Notify message;
    private final boolean batched;
    private final List<Long> keys;
    private final List<DataChange> changes;
    private @Nullable String text;

    private WaitingValues(
            MessageEncoder encoder, Notify message, boolean batched, List<Long> keys, List<DataChange> changes) {
        this.encoder = encoder;
        this.message = message;
        this.batched = batched;
        this.keys = keys;
        this.changes = changes;
    }

    /** The values of a message; empty if it carries none. */
    static Optional<WaitingValues> of(ClientMessage message, MessageEncoder encoder) {
        if (message instanceof Notify notify
                && notify.notice() instanceof Notified notified
                && notified.notification() instanceof DataChangeNotify body
                && !notified.items().isEmpty()) {
            return Optional.of(new WaitingValues(
                    encoder, notify, body.items() != null, notified.items(), new ArrayList<>(changes(body))));
        }
        return Optional.empty();
    }

    private static List<DataChange> changes(DataChangeNotify body) {
        if (body.items() != null) {
            return body.items();
        }
        if (body.clientHandleData() == null || body.value() == null) {
            throw new IllegalStateException("a data change has either one value or a list of them");
        }
        return List.of(new DataChange(body.clientHandleData(), body.value()));
    }

    int size() {
        return keys.size();
    }

    Item item(int index) {
        return new Item(message.sessionId(), keys.get(index));
    }

    DataChange change(int index) {
        return changes.get(index);
    }

    /** A newer value takes the place of one that the client will not see. */
    void replace(int index, DataChange newer) {
        changes.set(index, new DataChange(newer.clientHandleData(), overflown(newer.value())));
        text = null;
    }

    private static DataValue overflown(DataValue value) {
        return new DataValue(
                value.value(),
                value.status() | OVERFLOW,
                value.sourceTimestamp(),
                value.sourcePicoSeconds(),
                value.serverTimestamp(),
                value.serverPicoSeconds());
    }

    /** The same without the values of other places. */
    WaitingValues only(List<Integer> places) {
        return new WaitingValues(
                encoder,
                message,
                batched,
                places.stream().map(keys::get).toList(),
                new ArrayList<>(places.stream().map(changes::get).toList()));
    }

    @Override
    public String text() {
        if (text == null) {
            text = encoder.notify(message, body());
        }
        return text;
    }

    private DataChangeNotify body() {
        DataChange first = changes.get(0);
        return batched
                ? new DataChangeNotify(null, null, changes)
                : new DataChangeNotify(first.clientHandleData(), first.value(), null);
    }
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Notice;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.Notification;
import io.opcuaws.protocol.codec.ClientHandle;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.message.DataChange;
import io.opcuaws.protocol.message.DataChangeNotify;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.EventNotify;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the domain may say to a client, in few words. */
final class Said {

    private static final RequestTag TAG = new RequestContext(
            new Envelope(
                    Optional.of("GW_ReadRequest"),
                    new ClientHandle("c1", ClientHandle.Spelling.CLIENT_HANDLE),
                    Optional.of("1"),
                    OptionalDouble.empty()),
            0);

    private Said() {}

    static ClientMessage response() {
        return new Served(TAG, new ReadResponse(List.of()));
    }

    static ClientMessage lost() {
        return notify(
                "1", new Notice.Disconnected(new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.")));
    }

    static ClientMessage event(String text) {
        return notify(
                "1",
                new Notice.Notified(
                        new EventNotify(1L, List.of(new Variant(12, JsonNodeFactory.instance.stringNode(text), null))),
                        List.of()));
    }

    /** One value of an item, whose handle is that of the item. */
    static ClientMessage value(long item, int value) {
        return notify("1", values(item, value));
    }

    static ClientMessage valueOfSession(String session, long item, int value) {
        return notify(session, values(item, value));
    }

    static Notice.Notified values(long item, int value) {
        DataChange change = change(item, value);
        return new Notice.Notified(
                new DataChangeNotify(change.clientHandleData(), change.value(), null), List.of(item));
    }

    /** The same value of several items in one message. */
    static ClientMessage batch(int value, Long... items) {
        Notification all = new DataChangeNotify(
                null,
                null,
                Arrays.stream(items).map(item -> change(item, value)).toList());
        return notify("1", new Notice.Notified(all, List.of(items)));
    }

    private static DataChange change(long item, int value) {
        Variant number = new Variant(6, JsonNodeFactory.instance.numberNode(value), null);
        return new DataChange(item, new DataValue(number, 0, null, 0, null, 0));
    }

    private static ClientMessage notify(String session, Notice notice) {
        return new Notify(TAG, new SessionId(session), OptionalLong.empty(), notice);
    }
}

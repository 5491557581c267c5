package io.opcuaws.opcua.hostile;

import static io.opcuaws.opcua.hostile.Tricks.on;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opcuaws.opcua.hostile.HostileServer.Trick;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.enumerated.SecurityTokenRequestType;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.OpenSecureChannelRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RepublishResponse;
import org.junit.jupiter.params.provider.Arguments;

/** What a server may do to a session that it has let in. */
public final class ServiceTricks {

    private static final NodeId UNKNOWN_TYPE = new NodeId(1, 99);
    private static final long SHORT_LIFE = 1_000;
    private static final long FAR = 2_000_000_000;

    private ServiceTricks() {}

    /** A client reads one value and browses one node. */
    public static Stream<Arguments> services() {
        return Stream.of(
                onValue("it tells no value", call -> call.answer(Honest.values(call, Stream.of()))),
                onValue(
                        "it tells two values for one",
                        call -> call.answer(Honest.values(
                                call, Stream.of(new DataValue(new Variant(1)), new DataValue(new Variant(2)))))),
                onValue(
                        "its value is of a time that there is not",
                        call -> call.answer(Honest.values(
                                call,
                                Stream.of(new DataValue(
                                        new Variant(new DateTime(Long.MIN_VALUE)),
                                        StatusCode.GOOD,
                                        new DateTime(Long.MAX_VALUE),
                                        new DateTime(-1)))))),
                onValue(
                        "its value is 90 values deep",
                        call -> call.answer(Honest.values(call, Stream.of(new DataValue(deep(90)))))),
                onValue(
                        "its structure has structures in it without end",
                        call -> call.answer(Honest.values(call, Stream.of(new DataValue(new Variant(boxed(1_000))))))),
                onValue(
                        "it has 100,000 numbers",
                        call -> Spoilt.inChunks(
                                call,
                                Wire.bytes(Honest.values(call, Stream.of(new DataValue(new Variant(numbers()))))))),
                onValue("it hangs up at each value", call -> {
                    call.wire().hangUp();
                    return true;
                }),
                on(
                        BrowseRequest.class,
                        "it tells a node of no class that there is",
                        call -> call.answer(
                                new BrowseResponse(
                                        call.header(), new BrowseResult[] {found(1, ByteString.NULL_VALUE)}, null),
                                bytes -> bytes.setIntLE(bytes.writerIndex() - 10, 77))),
                on(
                        BrowseRequest.class,
                        "its references have no end",
                        call -> call.answer(new BrowseResponse(
                                call.header(), new BrowseResult[] {found(1, ByteString.of(new byte[9]))}, null))),
                arguments("the references of its types have no end", (Trick) ServiceTricks::endlessTypes));
    }

    private static boolean endlessTypes(Call call) throws IOException {
        if (isOfClient(call)) {
            ExtensionObject unknown = ExtensionObject.of(ByteString.of(new byte[8]), UNKNOWN_TYPE);
            return call.answer(Honest.values(call, Stream.of(new DataValue(new Variant(unknown)))));
        }
        if (call.request() instanceof BrowseRequest browse) {
            return call.answer(new BrowseResponse(call.header(), endless(browse.getNodesToBrowse().length), null));
        }
        return call.request() instanceof BrowseNextRequest next
                && call.answer(
                        new BrowseNextResponse(call.header(), endless(next.getContinuationPoints().length), null));
    }

    private static BrowseResult[] endless(int results) {
        return IntStream.range(0, results)
                .mapToObj(i -> found(10, ByteString.of(new byte[] {(byte) i})))
                .toArray(BrowseResult[]::new);
    }

    private static BrowseResult found(int references, ByteString more) {
        ReferenceDescription reference = new ReferenceDescription(
                NodeIds.References,
                true,
                new NodeId(1, 98).expanded(),
                new QualifiedName(0, "x"),
                LocalizedText.NULL_VALUE,
                NodeClass.Variable,
                NodeId.NULL_VALUE.expanded());
        return new BrowseResult(
                StatusCode.GOOD,
                more,
                Stream.generate(() -> reference).limit(references).toArray(ReferenceDescription[]::new));
    }

    private static Integer[] numbers() {
        return IntStream.range(0, 100_000).boxed().toArray(Integer[]::new);
    }

    private static Variant deep(int levels) {
        Variant value = new Variant(1);
        for (int i = 0; i < levels; i++) {
            value = new Variant(new Variant[] {value});
        }
        return value;
    }

    /** A variant in a structure in a variant, and so on. */
    private static ExtensionObject boxed(int levels) {
        ExtensionObject box = ExtensionObject.of(ByteString.NULL_VALUE, NodeId.NULL_VALUE);
        for (int i = 0; i < levels; i++) {
            UaStructuredType operand =
                    new org.eclipse.milo.opcua.stack.core.types.structured.LiteralOperand(new Variant(box));
            box = ExtensionObject.encode(DefaultEncodingContext.INSTANCE, operand);
        }
        return box;
    }

    /** Not those that the gateway begins a session with. */
    private static boolean isOfClient(Call call) {
        return call.request() instanceof ReadRequest read
                && read.getNodesToRead()[0].getNodeId().getNamespaceIndex().intValue() != 0;
    }

    private static Arguments onValue(String sentence, Tricks.Answer answer) {
        return arguments(sentence, (Trick) call -> isOfClient(call) && answer.to(call));
    }

    /** A client has a subscription with one item. */
    public static Stream<Arguments> subscriptions() {
        return Stream.of(
                onPublish(
                        "it floods with values of an item that nobody has",
                        (call, number) -> publish(call, number, changes(4711))),
                onPublish(
                        "it floods with a subscription that nobody has",
                        (call, number) -> publish(call, 2 + number, number, changes(1))),
                onPublish("it floods with nothing", (call, number) -> publish(call, number)),
                onPublish(
                        "its message is noise",
                        (call, number) -> publish(
                                call,
                                number,
                                ExtensionObject.of(
                                        ByteString.of(new byte[] {1, 0, 0, 0, -1, -1, -1}),
                                        NodeIds.DataChangeNotification_Encoding_DefaultBinary))),
                onPublish(
                        "its message is a message of no kind",
                        (call, number) ->
                                publish(call, number, ExtensionObject.of(ByteString.of(new byte[9]), UNKNOWN_TYPE))),
                onPublish(
                        "its values are 90 values deep",
                        (call, number) -> publish(call, number, changes(1, new DataValue(deep(90))))),
                onPublish(
                        "its numbers jump, and what is missing is another message",
                        (call, number) -> publish(call, number * 100, changes(1))),
                onPublish(
                        "its numbers jump by billions",
                        (call, number) -> publish(call, number % 2 * FAR + number, changes(1))),
                onPublish("its number is always the same", (call, number) -> publish(call, 5, changes(1))),
                onPublish("it says that it takes no publish requests", (call, number) -> call.fault(0x80780000L)),
                onPublish("it says that it has no subscription", (call, number) -> call.fault(0x80790000L)));
    }

    /** A channel lives for a second; then it has to be renewed. */
    public static Stream<Arguments> renewals() {
        return Stream.of(
                onRenewal("it never renews the channel", call -> true),
                onRenewal("it refuses to renew the channel", call -> call.fault(0x80550000L)),
                onRenewal("it renews the channel as another one", call -> {
                    call.wire().channelId++;
                    return call.answer(Honest.channel(call, Honest.LIFETIME));
                }),
                onRenewal(
                        "it renews the channel with another message",
                        call -> call.answer(new BrowseResponse(call.header(), null, null))),
                onRenewal("it renews the channel with nothing", call -> call.answer(new byte[0])));
    }

    private static Arguments onRenewal(String sentence, Tricks.Answer answer) {
        Trick trick = call -> call.request() instanceof OpenSecureChannelRequest open
                && (open.getRequestType() == SecurityTokenRequestType.Renew
                        ? answer.to(call)
                        : call.answer(Honest.channel(call, SHORT_LIFE)));
        return arguments(sentence, trick);
    }

    /** What is said in answer to a publish request. */
    private interface Message {
        boolean to(Call call, long number) throws IOException;
    }

    private static Arguments onPublish(String sentence, Message message) {
        long[] number = {0};
        Trick trick = call -> call.is(RepublishRequest.class)
                ? call.answer(new RepublishResponse(call.header(), message(1)))
                : call.is(PublishRequest.class) && message.to(call, ++number[0]);
        return arguments(sentence, trick);
    }

    private static boolean publish(Call call, long number, ExtensionObject... data) throws IOException {
        return publish(call, 1, number, data);
    }

    private static boolean publish(Call call, long subscription, long number, ExtensionObject... data)
            throws IOException {
        UInteger[] available = {uint(number)};
        return call.answer(new PublishResponse(
                call.header(), uint(subscription), available, false, message(number, data), null, null));
    }

    private static NotificationMessage message(long number, ExtensionObject... data) {
        return new NotificationMessage(uint(number), DateTime.now(), data);
    }

    private static ExtensionObject changes(long handle) {
        return changes(handle, new DataValue(new Variant(1)));
    }

    private static ExtensionObject changes(long handle, DataValue value) {
        MonitoredItemNotification change = new MonitoredItemNotification(uint(handle), value);
        return ExtensionObject.encode(
                DefaultEncodingContext.INSTANCE,
                new DataChangeNotification(new MonitoredItemNotification[] {change}, null));
    }
}

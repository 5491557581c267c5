package io.opcuaws.opcua.hostile;

import static io.opcuaws.opcua.hostile.Spoilt.certified;
import static io.opcuaws.opcua.hostile.Spoilt.claimed;
import static io.opcuaws.opcua.hostile.Spoilt.deep;
import static io.opcuaws.opcua.hostile.Spoilt.diagnosed;
import static io.opcuaws.opcua.hostile.Spoilt.endless;
import static io.opcuaws.opcua.hostile.Spoilt.error;
import static io.opcuaws.opcua.hostile.Spoilt.half;
import static io.opcuaws.opcua.hostile.Spoilt.head;
import static io.opcuaws.opcua.hostile.Spoilt.inChunks;
import static io.opcuaws.opcua.hostile.Spoilt.noise;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opcuaws.opcua.hostile.HostileServer.Trick;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.junit.jupiter.params.provider.Arguments;

/** What a server may do to a login, each with the sentence that says so. */
public final class Tricks {
    private static final int MANY = 100_000;
    private static final int LARGEST = Integer.MAX_VALUE;

    private Tricks() {}

    /** One kind of answer. */
    public interface Answer {
        boolean to(Call call) throws IOException;
    }

    public static Arguments on(String type, String sentence, Answer answer) {
        Trick trick = call -> call.type().equals(type) && answer.to(call);
        return arguments(sentence, trick);
    }

    public static Arguments on(
            Class<? extends org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType> request,
            String sentence,
            Answer answer) {
        Trick trick = call -> call.is(request) && answer.to(call);
        return arguments(sentence, trick);
    }

    private static Answer twice(Answer answer) {
        return call -> {
            answer.to(call);
            return answer.to(call);
        };
    }

    private static boolean send(Call call, byte[] bytes) throws IOException {
        call.wire().send(bytes);
        return true;
    }

    /** Instead of Acknowledge. */
    public static Stream<Arguments> greeting() {
        return Stream.of(
                on("HEL", "it never says hello", call -> true),
                on("HEL", "it takes no bytes at all", call -> send(call, Honest.acknowledge(0, 0, 0))),
                on("HEL", "it takes more than there is", call -> send(call, Honest.acknowledge(0xFFFFFFFFL, -1, -1))),
                on("HEL", "its messages may have one byte", call -> send(call, Honest.acknowledge(8192, 1, 1))),
                on("HEL", "its hello says that it has no length", call -> send(call, head("ACK", 0))),
                on("HEL", "its hello says that it has a negative length", call -> send(call, head("ACK", -1))),
                on("HEL", "its hello says that it has two gigabytes", call -> send(call, head("ACK", LARGEST))),
                on("HEL", "its hello ends in the middle", call -> send(call, head("ACK", 28))),
                on("HEL", "it says hello twice", twice(call -> send(call, Honest.acknowledge(65_536, 0, 0)))),
                on("HEL", "it says that the error is that all is good", call -> send(call, error(0, "x"))),
                on("HEL", "its error is of no kind that there is", call -> send(call, error(0x80FFFFFF, "x"))),
                on("HEL", "its error has a reason of two gigabytes", call -> send(call, error(0x80010000, LARGEST))),
                on("HEL", "its error has a reason of a negative length", call -> send(call, error(0x80010000, -7))),
                on(
                        "HEL",
                        "it begins with an answer to nothing",
                        call -> send(call, call.wire().chunk("MSG", 'F', 1, new byte[100]))),
                on("HEL", "it hangs up", call -> {
                    call.wire().hangUp();
                    return true;
                }));
    }

    /** Instead of OpenSecureChannelResponse. */
    public static Stream<Arguments> channel() {
        return Stream.of(
                on("OPN", "it never opens the channel", call -> true),
                on(
                        "OPN",
                        "its channel is another message",
                        call -> call.answer(new CloseSessionResponse(call.header()))),
                on("OPN", "it refuses the channel", call -> call.fault(0x80130000L)),
                on("OPN", "it refuses the channel with Good", call -> call.fault(0)),
                on("OPN", "its channel lives for no time", call -> call.answer(Honest.channel(call, 0))),
                on(
                        "OPN",
                        "it opens the channel that somebody else has asked for",
                        call -> call.answer(call.requestId() + 1, Wire.bytes(Honest.channel(call, Honest.LIFETIME)))),
                on(
                        "OPN",
                        "it opens the channel twice",
                        twice(call -> call.answer(Honest.channel(call, Honest.LIFETIME)))),
                on("OPN", "it answers with nothing", call -> call.answer(new byte[0])),
                on("OPN", "it answers with noise", call -> call.answer(noise(500))),
                on(
                        "OPN",
                        "the policy of its channel has two gigabytes",
                        call -> send(
                                call,
                                Wire.sized(
                                        Wire.head("OPN", 'F', 0).writeIntLE(7).writeIntLE(LARGEST)))),
                on(
                        "OPN",
                        "its channel is for certificates that are noise",
                        call -> send(call, Wire.sized(certified()))),
                on("OPN", "its channel has no end", call -> endless(call, "OPN")),
                on("OPN", "its error comes instead", call -> send(call, error(0x80550000, "x"))));
    }

    /** Around an answer, whatever it is. */
    public static Stream<Arguments> messages() {
        return Stream.of(
                onEndpoints("it never answers", call -> true),
                onEndpoints("its answer is a chunk that says it has no length", call -> send(call, head("MSG", 0))),
                onEndpoints("its answer is a chunk of a negative length", call -> send(call, head("MSG", -1))),
                onEndpoints("its answer is a chunk of two gigabytes", call -> send(call, head("MSG", LARGEST))),
                onEndpoints("its answer is a chunk that is only a header", call -> send(call, head("MSG", 8))),
                onEndpoints("its answer has chunks without end", call -> endless(call, "MSG")),
                onEndpoints(
                        "its answer is given up in the middle",
                        call -> send(call, call.wire().chunk("MSG", 'C', call.requestId(), noise(50)))
                                && send(call, call.wire().chunk("MSG", 'A', call.requestId(), noise(50)))),
                onEndpoints(
                        "its chunk is of no kind that there is",
                        call -> send(call, call.wire().chunk("MSG", 'Z', call.requestId(), noise(50)))),
                onEndpoints(
                        "its message is of no kind that there is",
                        call -> send(call, call.wire().chunk("XYZ", 'F', call.requestId(), noise(50)))),
                onEndpoints("its sequence numbers go backwards", call -> {
                    call.wire().sequenceNumber -= 2;
                    return false;
                }),
                onEndpoints("its sequence numbers jump", call -> {
                    call.wire().sequenceNumber += 1_000_000;
                    return false;
                }),
                onEndpoints("it answers on another channel", call -> {
                    call.wire().channelId++;
                    return false;
                }),
                onEndpoints("it answers with a token that it never gave", call -> {
                    call.wire().tokenId += 5;
                    return false;
                }),
                onEndpoints(
                        "it answers somebody else", call -> call.answer(call.requestId() + 99, Honest.endpoints(call))),
                onEndpoints("it answers twice", twice(call -> call.answer(Honest.endpoints(call)))),
                onEndpoints(
                        "it answers with another service's answer",
                        call -> call.answer(new CloseSessionResponse(call.header()))),
                onEndpoints(
                        "it answers with a request",
                        call -> call.answer(
                                Wire.bytes((UaMessageType) java.util.Objects.requireNonNull(call.request())))),
                onEndpoints("it answers with a fault that is Good", call -> call.fault(0)),
                onEndpoints("it answers with a fault that is of no kind", call -> call.fault(0xFFFFFFFFL)),
                onEndpoints("it answers with nothing", call -> call.answer(new byte[0])),
                onEndpoints("it answers with noise", call -> call.answer(noise(5_000))),
                onEndpoints("it answers with half an answer", call -> call.answer(half(Honest.endpoints(call)))),
                onEndpoints("it hangs up in the middle of an answer", call -> {
                    byte[] chunk = call.wire().chunk("MSG", 'F', call.requestId(), Honest.endpoints(call));
                    call.wire().send(half(chunk));
                    call.wire().hangUp();
                    return true;
                }),
                onEndpoints("its answer has 100,000 diagnoses in each other", call -> call.answer(diagnosed(call))));
    }

    private static Arguments onEndpoints(String sentence, Answer answer) {
        return on(GetEndpointsRequest.class, sentence, answer);
    }

    /** Instead of the endpoints. */
    public static Stream<Arguments> endpoints() {
        return Stream.of(
                onEndpoints(
                        "it has no endpoints", call -> call.answer(Honest.endpoints(call, new EndpointDescription[0]))),
                onEndpoints(
                        "it has 100,000 endpoints",
                        call -> inChunks(call, Wire.bytes(Honest.endpoints(call, copies(Honest.endpoint(call)))))),
                onEndpoints("it says that it has two billion endpoints", call -> call.answer(claimed(call, LARGEST))),
                onEndpoints("it says that it has minus seven endpoints", call -> call.answer(claimed(call, -7))),
                onEndpoints(
                        "its endpoint has a URL that is no UTF-8",
                        call -> call.answer(
                                Honest.endpoints(call, Honest.endpoint(call)), bytes -> bytes.setByte(36, 0xFF))),
                onEndpoints(
                        "its endpoint is nowhere",
                        call -> call.answer(Honest.endpoints(call, Honest.endpoint("", ByteString.NULL_VALUE)))),
                onEndpoints(
                        "its endpoint has a certificate that is noise",
                        call -> call.answer(Honest.endpoints(
                                call, Honest.endpoint(call.wire().url(), ByteString.of(noise(1_000)))))),
                onEndpoints(
                        "its endpoint is a null",
                        call -> call.answer(Honest.endpoints(call, Honest.endpoint(null, null)))));
    }

    /** Instead of a session, and of what a session begins with. */
    public static Stream<Arguments> sessions() {
        return Stream.of(
                on(CreateSessionRequest.class, "it never makes the session", call -> true),
                on(
                        CreateSessionRequest.class,
                        "its session has no token",
                        call -> call.answer(Honest.session(call, NodeId.NULL_VALUE, ByteString.NULL_VALUE))),
                on(
                        CreateSessionRequest.class,
                        "its session's nonce has a megabyte",
                        call -> inChunks(
                                call,
                                Wire.bytes(Honest.session(call, NodeId.NULL_VALUE, ByteString.of(noise(1 << 20)))))),
                on(CreateSessionRequest.class, "it has too many sessions", call -> call.fault(0x80560000L)),
                on(ActivateSessionRequest.class, "it never activates the session", call -> true),
                on(
                        ActivateSessionRequest.class,
                        "it activates with more results than there are",
                        call -> call.answer(new ActivateSessionResponse(
                                call.header(),
                                ByteString.NULL_VALUE,
                                Collections.nCopies(1_000, new StatusCode(0x80000000L))
                                        .toArray(StatusCode[]::new),
                                null))),
                on(ActivateSessionRequest.class, "it activates by hanging up", call -> {
                    call.wire().hangUp();
                    return true;
                }),
                on(ReadRequest.class, "it never tells a value", call -> true),
                on(ReadRequest.class, "it tells no values", call -> call.answer(Honest.values(call, Stream.of()))),
                on(
                        ReadRequest.class,
                        "it tells 100,000 values too many",
                        call -> inChunks(
                                call,
                                Wire.bytes(Honest.values(
                                        call,
                                        Stream.generate(() -> new DataValue(new Variant(1)))
                                                .limit(MANY))))),
                on(
                        ReadRequest.class,
                        "it tells values of types that they cannot have",
                        call -> call.answer(Honest.values(
                                call,
                                Stream.generate(() -> new DataValue(new Variant(-1.5)))
                                        .limit(20)))),
                on(
                        ReadRequest.class,
                        "it tells limits of 0",
                        call -> call.answer(Honest.values(
                                call,
                                Stream.generate(() -> new DataValue(new Variant(
                                                org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger.MIN)))
                                        .limit(20)))),
                on(
                        ReadRequest.class,
                        "it tells 100,000 namespaces",
                        call -> inChunks(
                                call,
                                Wire.bytes(Honest.values(
                                        call,
                                        Stream.generate(() -> new DataValue(new Variant(namespaces())))
                                                .limit(3))))),
                on(
                        ReadRequest.class,
                        "it tells a value that is 100,000 values deep",
                        call -> inChunks(call, deep(call, new byte[] {0x01, (byte) 0x98, 1, 0, 0, 0}))),
                on(
                        ReadRequest.class,
                        "it tells a value with two billion dimensions",
                        call -> inChunks(
                                call, deep(call, new byte[] {0x01, (byte) 0xc6, 0, 0, 0, 0, -1, -1, -1, 127}))),
                on(
                        ReadRequest.class,
                        "it tells values in each other, of 16 million elements each",
                        call -> inChunks(call, deep(call, new byte[] {0x01, (byte) 0x98, 0, 0, (byte) 0xf4, 0}))),
                on(
                        ReadRequest.class,
                        "it tells a value with two billion elements",
                        call -> inChunks(call, deep(call, new byte[] {0x01, (byte) 0x86, -1, -1, -1, 127}))),
                on(
                        ReadRequest.class,
                        "it tells a value of a text that is no UTF-8",
                        call -> inChunks(call, deep(call, new byte[] {0x01, 0x0c, 3, 0, 0, 0, -1, -2, -3}))));
    }

    private static String[] namespaces() {
        String[] uris = new String[MANY / 3];
        Arrays.setAll(uris, i -> "urn:" + i % 1_000);
        return uris;
    }

    private static EndpointDescription[] copies(EndpointDescription endpoint) {
        return Collections.nCopies(MANY, endpoint).toArray(EndpointDescription[]::new);
    }
}

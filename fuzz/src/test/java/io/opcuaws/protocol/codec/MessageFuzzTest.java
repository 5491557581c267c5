package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.RequestBody;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends is a request that can be told again, or a complaint that can be answered. */
class MessageFuzzTest {

    private static final MessageReader READER = new MessageReader();
    private static final MessageWriter WRITER = new MessageWriter();
    private static final JsonMapper PLAIN = new JsonMapper();
    private static final int LONGEST_COMPLAINT = 300;
    private static final Set<Problem> OF_REQUESTS =
            Set.of(Problem.INVALID_CONTENT, Problem.UNKNOWN_SERVICE, Problem.TOO_MANY_OPERATIONS);
    private static final List<String> REQUESTS = Arrays.stream(MessageType.values())
            .map(MessageType::text)
            .filter(Envelope::isRequest)
            .toList();

    static Stream<byte[]> messages() {
        return Seeds.validRequests();
    }

    @MethodSource("messages")
    @FuzzTest
    void anyText(byte[] input) {
        requireAnswer(Seeds.text(input));
    }

    static Stream<byte[]> bodies() {
        return Seeds.validRequests().flatMap(MessageFuzzTest::body);
    }

    /** The number of the request's type, and the body's text. */
    private static Stream<byte[]> body(byte[] message) {
        if (READER.read(Seeds.text(message)) instanceof Accepted accepted) {
            int type = REQUESTS.indexOf(accepted.envelope().messageType().orElseThrow());
            return Seeds.of((char) type + written(WireForm.V1, accepted.body()));
        }
        return Stream.empty();
    }

    /** The header is as it should be, so that nothing is wasted on it. */
    @MethodSource("bodies")
    @FuzzTest
    void anyBodyOfAnyRequest(byte[] input) {
        if (input.length > 0) {
            String type = REQUESTS.get((input[0] & 0xff) % REQUESTS.size());
            String body = Seeds.text(Arrays.copyOfRange(input, 1, input.length));
            requireAnswer("{\"Header\":{\"MessageType\":\"" + type
                    + "\",\"ClientHandle\":\"c\",\"SessionId\":\"1\"},\"Body\":" + body + "}");
        }
    }

    private static void requireAnswer(String text) {
        Inbound inbound = Bounds.within(text.length(), () -> READER.read(text));
        if (inbound instanceof Rejected rejected) {
            requireUsefulComplaint(rejected);
        } else {
            requireSameWhenToldAgain((Accepted) inbound);
        }
    }

    private static void requireUsefulComplaint(Rejected rejected) {
        assertThat(rejected.message()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_COMPLAINT);
        assertThat(rejected.message().codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        assertThat(rejected.message())
                .as("a schema let pass what its record cannot hold")
                .doesNotContain("cannot be understood");
        assertThat(rejected.envelope().messageType().isPresent()).isEqualTo(OF_REQUESTS.contains(rejected.problem()));
        for (WireForm form : WireForm.values()) {
            JsonNode answer = PLAIN.readTree(WRITER.write(
                    form, rejected.envelope().bad(0x80AB0000L, "BadInvalidArgument", rejected.message()), null));
            assertThat(answer.at("/Header/ClientHandle").isString()
                            || answer.at("/Header/ClientHandler").isString())
                    .isTrue();
        }
    }

    private static void requireSameWhenToldAgain(Accepted accepted) {
        for (WireForm form : WireForm.values()) {
            // -0 is no timeout that could be written as a text.
            String text =
                    "{\"Header\":" + written(form, accepted.header()).replaceAll("(\"RequestTimeout\":\"?)-0.0", "$10")
                            + ",\"Body\":" + written(form, accepted.body()) + "}";
            assertThat(READER.read(text)).as(text).isInstanceOfSatisfying(Accepted.class, again -> {
                assertThat(same(again.envelope())).isEqualTo(same(accepted.envelope()));
                assertThat(same(again.body())).isEqualTo(same(accepted.body()));
            });
        }
    }

    /** A timeout of 0 says the same as none. */
    private static List<Object> same(Envelope envelope) {
        return List.of(
                envelope.messageType(),
                envelope.clientHandle(),
                envelope.sessionId(),
                envelope.requestTimeout().orElse(0));
    }

    private static String same(RequestBody body) {
        return written(WireForm.V1, body);
    }

    private static String written(WireForm form, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new ScalarGenerator(RecordMapper.MAPPER.createGenerator(text), form)) {
            RecordMapper.MAPPER.writeValue(generator, value);
        }
        return text.toString();
    }
}

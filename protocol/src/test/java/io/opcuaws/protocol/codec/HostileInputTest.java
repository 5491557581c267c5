package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.ReadRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text at all has an answer, soon and at a bounded cost. */
final class HostileInputTest {

    private static final MessageReader READER = new MessageReader();
    private static final int MESSAGE_LIMIT = 4 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String READ = "{\"Header\":{\"MessageType\":\"GW_ReadRequest\",\"ClientHandle\":\"c1\","
            + "\"SessionId\":\"1\"},\"Body\":{\"NodesToRead\":[%s]}}";

    private static Rejected rejected(String text) {
        return (Rejected) READER.read(text);
    }

    private static String nested(int levels) {
        // Message, Body and NodesToRead are three levels, the element a fourth.
        int more = levels - 4;
        return READ.formatted("{\"NodeId\":\"i=1\",\"X\":" + "[".repeat(more) + "]".repeat(more) + "}");
    }

    @Test
    void aMessageMayNestAsDeepAsTheLimitAndNoDeeper() {
        assertThat(READER.read(nested(MessageReader.DEFAULT_MAX_DEPTH))).isInstanceOf(Accepted.class);

        Rejected rejected = rejected(nested(MessageReader.DEFAULT_MAX_DEPTH + 1));

        assertThat(rejected.problem()).isEqualTo(Problem.TOO_DEEP);
        assertThat(rejected.message()).startsWith("/Body/NodesToRead/0/X/0").contains("deeper than 64 levels");
        assertThat(rejected.envelope().clientHandle().value()).isEqualTo("c1");
        assertThat(rejected.envelope().messageType())
                .as("it is answered with a fault")
                .isEmpty();
    }

    @Test
    void theLimitOfDepthIsTheOneThatWasAskedFor() {
        MessageReader shallow = new MessageReader(4);

        assertThat(shallow.read(READ.formatted("{\"NodeId\":\"i=1\"}"))).isInstanceOf(Accepted.class);
        assertThat(shallow.read(READ.formatted("{\"NodeId\":{\"Id\":1}}")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(Problem.TOO_DEEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"a\":["})
    void millionsOfLevelsAreRefusedAtTheLimit(String level) {
        String text = level.repeat(MESSAGE_LIMIT / level.length());

        assertThat(rejected(text).problem()).isEqualTo(Problem.TOO_DEEP);
        assertThat(rejected(READ.formatted(text)).problem()).isEqualTo(Problem.TOO_DEEP);
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefusedAtItsField() {
        String digits = "9".repeat(MESSAGE_LIMIT / 2);
        for (String number : List.of(digits, "-" + digits, "0." + digits, digits + ".5", "1e" + digits)) {
            Rejected rejected = rejected(READ.formatted("{\"NodeId\":\"i=1\",\"AttributeId\":" + number + "}"));

            assertThat(rejected.problem()).isEqualTo(Problem.INVALID_CONTENT);
            assertThat(rejected.message())
                    .isEqualTo("/Body/NodesToRead/0/AttributeId: is a number of more than 1000 characters");
            assertThat(rejected.envelope().messageType()).hasValue("GW_ReadRequest");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e999999999", "1e99999999999999999999", "1e19", "1e400", "123456789012345678901"
            })
    void anIntegerBeyondAllRangesIsRefusedAtItsField(String number) {
        assertThat(rejected(READ.formatted("{\"NodeId\":\"i=1\",\"AttributeId\":" + number + "}"))
                        .message())
                .isEqualTo("/Body/NodesToRead/0/AttributeId: must be a UInt32, 0 to 4294967295");
        assertThat(rejected(READ.formatted("{\"NodeId\":{\"Id\":" + number + "}}"))
                        .message())
                .isEqualTo("/Body/NodesToRead/0/NodeId/Id: must be a UInt32, 0 to 4294967295");
    }

    @Test
    void manyGiganticNumbersCostLittle() {
        String numbers =
                IntStream.range(0, 100_000).mapToObj(i -> "1e999999999").collect(Collectors.joining(","));

        Assertions.assertTimeoutPreemptively(SOON, () -> READER.read(READ.formatted(numbers)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD800", "\\uDC00x", "a\\uD83Db", "\\uDE00\\uD83D"})
    void aLoneSurrogateIsRefusedWhereverItStands(String surrogate) {
        Rejected value = rejected(READ.formatted("{\"NodeId\":\"s=" + surrogate + "\"}"));
        Rejected name = rejected(READ.formatted("{\"" + surrogate + "\":1,\"NodeId\":\"i=1\"}"));
        Rejected handle = rejected("{\"Header\":{\"MessageType\":\"GW_LogoutRequest\",\"ClientHandle\":\"" + surrogate
                + "\",\"SessionId\":\"1\"},\"Body\":{}}");

        assertThat(value.message()).isEqualTo("/Body/NodesToRead/0/NodeId: must be Unicode, without lone surrogates");
        assertThat(value.problem()).isEqualTo(Problem.INVALID_CONTENT);
        assertThat(name.problem()).as("to Jackson it is not even JSON").isEqualTo(Problem.NOT_A_REQUEST);
        assertThat(name.message().codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        assertThat(handle.envelope().clientHandle()).isEqualTo(ClientHandle.NONE);
    }

    @Test
    void aPairOfSurrogatesIsACharacterLikeAnyOther() {
        assertThat(READER.read(READ.formatted("{\"NodeId\":\"s=\\uD83D\\uDE00\"}")))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        read -> assertThat(((ReadRequest) read.body())
                                        .nodesToRead()
                                        .get(0)
                                        .nodeId()
                                        .id())
                                .isEqualTo("\uD83D\uDE00"));
    }

    @Test
    void aHugeNameIsCutInTheComplaint() {
        String name = "x\\u0000\\n".repeat(200);

        Rejected rejected = rejected(READ.formatted("{\"" + name + "\":" + "[".repeat(100)));

        assertThat(rejected.message()).hasSize(300).doesNotContain("\n").doesNotContain("\u0000");
    }

    @Test
    void aNameBeyondTheLimitsOfTheReaderIsNoCrash() {
        assertThat(READER.read(READ.formatted("{\"" + "x".repeat(1_000_000) + "\":1}")))
                .isInstanceOf(Rejected.class);
    }

    /** The check must not collect a complaint per element: a few megabytes of text would become gigabytes of errors. */
    @Test
    void aMillionBadElementsAreOneComplaint() {
        String elements = "5,".repeat(MESSAGE_LIMIT / 2 - 200) + "5";

        Rejected rejected = Assertions.assertTimeoutPreemptively(SOON, () -> rejected(READ.formatted(elements)));

        assertThat(rejected.message()).isEqualTo("/Body/NodesToRead/0: must be an object with NodeId");
    }

    @Test
    void theLargestMessageOfGoodElementsIsRead() {
        String element = "{\"NodeId\":{\"Id\":\"2258\"}}";
        int count = MESSAGE_LIMIT / (element.length() + 1) - 10;
        String elements = IntStream.range(0, count).mapToObj(i -> element).collect(Collectors.joining(","));

        Inbound inbound = Assertions.assertTimeoutPreemptively(SOON, () -> READER.read(READ.formatted(elements)));

        assertThat(inbound)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        read -> assertThat(((ReadRequest) read.body()).nodesToRead())
                                .hasSize(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "a", "A", " ", "\\n", ";", "=", "ns=1;", "nsu=", "s=", "opc.tcp://"})
    void noPatternIsSlowOnALongText(String part) {
        String text = part.repeat(1_000_000 / part.length());

        Assertions.assertTimeoutPreemptively(SOON, () -> {
            for (String prefix : List.of("", "i=", "s=", "b=", "ns=", "nsu=", "svr=", "g=", "opc.tcp://", "-", "0.")) {
                READER.read(READ.formatted("{\"NodeId\":\"" + prefix + text + "\"}"));
                READER.read(READ.formatted("{\"NodeId\":{\"IdType\":3,\"Id\":\"" + prefix + text + "\"}}"));
                READER.read(READ.formatted("{\"NodeId\":{\"Id\":1,\"Namespace\":\"" + prefix + text + "\"}}"));
                READER.read(READ.formatted("{\"NodeId\":\"i=1\",\"AttributeId\":\"" + prefix + text + "\"}"));
                READER.read("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":1,\"RequestTimeout\":\""
                        + prefix + text + "\"},\"Body\":{\"DiscoveryUrl\":\"opc.tcp://a\"}}");
                READER.read("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":1},\"Body\":{"
                        + "\"DiscoveryUrl\":\"" + prefix + text + "\"}}");
                READER.read("{\"Header\":{\"MessageType\":\"GW_BrowseNextRequest\",\"ClientHandle\":1,\"SessionId\":1},"
                        + "\"Body\":{\"ContinuationPoints\":[\"" + prefix + text + "\"]}}");
                READER.read("{\"Header\":{\"MessageType\":\"GW_AddNodesRequest\",\"ClientHandle\":1,\"SessionId\":1},"
                        + "\"Body\":{\"NodesToAdd\":[{\"ParentNodeId\":\"" + prefix + text + "\"}]}}");
            }
        });
    }
}

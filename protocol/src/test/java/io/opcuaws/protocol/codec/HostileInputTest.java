package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Any text at all has an answer, soon and at a bounded cost. */
final class HostileInputTest {

    private static final MessageReader READER = new MessageReader();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MUTATIONS = 30_000;
    private static final int MESSAGE_LIMIT = 4 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);

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
            for (String prefix : List.of("", "i=", "s=", "b=", "ns=", "nsu=", "g=", "opc.tcp://", "-", "0.")) {
                READER.read(READ.formatted("{\"NodeId\":\"" + prefix + text + "\"}"));
                READER.read(READ.formatted("{\"NodeId\":{\"IdType\":3,\"Id\":\"" + prefix + text + "\"}}"));
                READER.read(READ.formatted("{\"NodeId\":{\"Id\":1,\"Namespace\":\"" + prefix + text + "\"}}"));
                READER.read(READ.formatted("{\"NodeId\":\"i=1\",\"AttributeId\":\"" + prefix + text + "\"}"));
                READER.read("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":1,\"RequestTimeout\":\""
                        + prefix + text + "\"},\"Body\":{\"DiscoveryUrl\":\"opc.tcp://a\"}}");
                READER.read("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":1},\"Body\":{"
                        + "\"DiscoveryUrl\":\"" + prefix + text + "\"}}");
            }
        });
    }

    /** Every value of every request is replaced by every kind of wrong one: there is an answer each time. */
    @Test
    void everyFieldOfEveryRequestTakesEveryWrongValue() {
        List<JsonNode> wrong = wrongValues();
        for (Example example : Examples.requests()) {
            int places = places(example.tree(), new ArrayList<>()).size();
            for (int place = 0; place < places; place++) {
                for (JsonNode value : wrong) {
                    JsonNode tree = example.tree();
                    places(tree, new ArrayList<>()).get(place).put(value);
                    requireAnswer(tree.toString());
                }
            }
        }
    }

    /** Not one of many thousand broken messages is a way out of the contract. */
    @Test
    void noMutationOfARequestIsAnythingButAcceptedOrRejected() {
        Random random = new Random(20261122);
        List<Example> examples = Examples.requests();
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder text = new StringBuilder(
                    examples.get(random.nextInt(examples.size())).text());
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(text, examples, random);
            }
            requireAnswer(text.toString());
        }
    }

    private static void mutate(StringBuilder text, List<Example> examples, Random random) {
        String tokens = "{}[]\",:\\0123456789-+.eEtrufalsn \n\u0000\uD800\uFFFF";
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        String other = examples.get(random.nextInt(examples.size())).text();
        int from = random.nextInt(other.length());
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, tokens.charAt(random.nextInt(tokens.length())));
            case 2 -> text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(60)));
            case 3 -> text.insert(at, text.substring(at, end));
            case 4 -> text.setLength(Math.max(1, at));
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, tokens.charAt(random.nextInt(tokens.length())));
                }
            }
        }
    }

    private static void requireAnswer(String text) {
        Inbound inbound = READER.read(text);
        if (inbound instanceof Rejected rejected) {
            assertThat(rejected.message()).as(text).isNotBlank().hasSizeLessThanOrEqualTo(300);
            boolean known =
                    rejected.problem() == Problem.INVALID_CONTENT || rejected.problem() == Problem.UNKNOWN_SERVICE;
            assertThat(rejected.envelope().messageType().isPresent()).as(text).isEqualTo(known);
            assertThat(rejected.message()).as(text).doesNotContain("cannot be understood");
        }
    }

    private static List<JsonNode> wrongValues() {
        return List.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.numberNode(-1),
                NODES.numberNode(0.5),
                NODES.numberNode(Long.MAX_VALUE),
                NODES.numberNode(1e300),
                NODES.stringNode(""),
                NODES.stringNode("\u0000"),
                NODES.stringNode("-1"),
                NODES.stringNode("99999999999999999999"),
                NODES.stringNode("NaN"),
                NODES.stringNode("x"),
                NODES.arrayNode(),
                NODES.arrayNode().add(NODES.nullNode()),
                NODES.objectNode(),
                NODES.objectNode().putNull("Id"));
    }

    /** A place in a tree that holds a value. */
    private interface Place {
        void put(JsonNode value);
    }

    private static List<Place> places(JsonNode tree, List<Place> places) {
        if (tree instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                places.add(value -> object.set(name, value));
                places(object.path(name), places);
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                places(array.path(i), places);
            }
        }
        return places;
    }
}

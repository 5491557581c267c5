package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests that were broken in every way we could think of, and in ways we could not: there is always an answer. */
final class MutationTest {

    private static final MessageReader READER = new MessageReader();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MUTATIONS = 30_000;
    private static final long SEED = 20261122;

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
        Random random = new Random(SEED);
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

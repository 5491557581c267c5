package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests that were broken in every way we could think of, and in ways we could not: there is always an answer. */
final class MutationTest {

    private static final MessageReader READER = new MessageReader();
    private static final int MUTATIONS = 30_000;
    private static final long SEED = 20261122;

    /** Every value of every request is replaced by every kind of wrong one: there is an answer each time. */
    @Test
    void everyFieldOfEveryRequestTakesEveryWrongValue() {
        for (Example example : Examples.requests()) {
            int places = WrongValues.places(example.tree()).size();
            for (int place = 0; place < places; place++) {
                for (JsonNode value : WrongValues.ALL) {
                    JsonNode tree = example.tree();
                    WrongValues.places(tree).get(place).put(value);
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
}

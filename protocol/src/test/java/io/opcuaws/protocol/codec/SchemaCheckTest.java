package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.message.MessageType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The check that decides at once and the validator that gives reasons are of one mind. */
class SchemaCheckTest {

    private static final MessageSchemas SCHEMAS = new MessageSchemas(List.of(MessageType.values()));

    static Stream<Arguments> messages() {
        return Stream.concat(
                Examples.valid().stream().map(example -> Arguments.of(example, "")),
                Examples.invalid().stream().map(example -> Arguments.of(example, "message")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageHasTheSameVerdictOfBothWhateverIsInItsPlaces(Example example, String member) {
        JsonNode message = member.isEmpty() ? example.tree() : example.tree().path(member);
        requireSameVerdict(example, message);
        int places = WrongValues.places(message).size();
        for (int place = 0; place < places; place++) {
            for (JsonNode value : WrongValues.ALL) {
                JsonNode tree = message.deepCopy();
                WrongValues.places(tree).get(place).put(value);
                requireSameVerdict(example, Examples.tree(tree.toString()));
            }
        }
    }

    private static void requireSameVerdict(Example example, JsonNode tree) {
        assertThat(SCHEMAS.isAcceptedByCheck(example.type(), tree))
                .as("%s", tree)
                .isEqualTo(SCHEMAS.complaintOfValidator(example.type(), tree).isEmpty());
    }

    /** A keyword that is passed over would let everything through. */
    @Test
    void aKeywordThatIsNotKnownIsRefused() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("minItems", 1);

        assertThatThrownBy(() -> new SchemaChecks(id -> schema).of("urn:x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("minItems");
    }
}

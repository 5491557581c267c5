package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples are documentation that is executed: here with networknt, in schemas/test with ajv. */
final class ExamplesTest {

    private static final MessageSchemas SCHEMAS = new MessageSchemas(List.of(MessageType.values()));
    private static final MessageReader READER = new MessageReader();

    static Stream<Example> valid() {
        return Examples.valid().stream();
    }

    static Stream<Example> invalid() {
        return Examples.invalid().stream();
    }

    static Stream<Example> invalidRequests() {
        return invalid().filter(example -> Envelope.isRequest(example.type().text()));
    }

    static Stream<Example> requests() {
        return Examples.requests().stream();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidExampleKeepsToItsSchema(Example example) {
        assertThat(SCHEMAS.complaint(example.type(), example.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidExampleIsRefusedAtTheFieldThatItNames(Example example) {
        JsonNode file = example.tree();

        Optional<String> complaint = SCHEMAS.complaint(example.type(), file.path("message"));

        assertThat(file.path("reason").asString()).isNotBlank();
        assertThat(complaint)
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(file.path("pointer").asString() + ": ")
                        .hasSizeLessThan(250));
    }

    /** The gateway forgives nothing that the examples call wrong. */
    @ParameterizedTest
    @MethodSource("invalidRequests")
    void anInvalidRequestIsRefusedByTheReaderToo(Example example) {
        JsonNode file = example.tree();

        Inbound inbound = READER.read(file.path("message").toString());

        assertThat(inbound).isInstanceOf(Rejected.class);
        if (inbound.envelope().messageType().equals(Optional.of(example.type().text()))) {
            assertThat(((Rejected) inbound).message())
                    .startsWith(file.path("pointer").asString() + ": ");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aValidRequestBecomesRecords(Example example) {
        assertThat(READER.read(example.text())).isInstanceOf(Accepted.class);
    }

    /** A message without examples would be untested here and in every other language. */
    @Test
    void everyMessageHasExamplesOfBothKindsAndNoFolderIsLeftOver() throws IOException {
        try (Stream<Path> folders = Files.list(Examples.SCHEMAS.resolve("examples"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageType.values())
                            .map(MessageType::text)
                            .toList());
        }
        for (MessageType type : MessageType.values()) {
            assertThat(Examples.valid()).anyMatch(example -> example.type() == type);
            assertThat(Examples.invalid()).anyMatch(example -> example.type() == type);
        }
    }
}

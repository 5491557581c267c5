package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Examples.Example;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.ResponseBody;
import io.opcuaws.protocol.message.ResponseHeader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records hold all that the schemas define: nothing is lost between text and record, in either form. */
final class RoundTripTest {

    private static final JsonMapper MAPPER = RecordMapper.MAPPER;
    private static final MessageReader READER = new MessageReader();
    private static final MessageSchemas SCHEMAS = new MessageSchemas(List.of(MessageType.values()));

    private final MessageWriter writer = new MessageWriter();

    static Stream<Example> requests() {
        return Examples.requests().stream();
    }

    /** Those that went well, which is when a response has a body. */
    static Stream<Example> responses() {
        return Examples.valid().stream()
                .filter(example -> example.type().text().endsWith("Response"))
                .filter(example -> example.tree().path("Body").isObject());
    }

    /** The ones that readers see first must be what the gateway writes, to the last character. */
    static Stream<Example> documentation() {
        return responses().filter(example -> example.name().equals("documentation"));
    }

    static Stream<Example> nativeOnes() {
        return responses().filter(example -> example.name().equals("v2"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestMeansTheSameInBothForms(Example example) {
        Accepted accepted = (Accepted) READER.read(example.text());
        String header = "{\"Header\":" + example.tree().path("Header") + ",\"Body\":";
        for (WireForm form : WireForm.values()) {
            String text = header + Written.as(form, accepted.body()) + "}";

            assertThat(READER.read(text))
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            again -> assertThat(Written.as(WireForm.V1, again.body()))
                                    .isEqualTo(Written.as(WireForm.V1, accepted.body())));
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseKeepsToItsSchemaInBothFormsAndSaysTheSame(Example example) {
        ResponseBody body = body(example.type(), example.tree());
        for (WireForm form : WireForm.values()) {
            JsonNode written = Examples.tree(write(form, example));

            assertThat(SCHEMAS.complaint(example.type(), written)).isEmpty();
            if (written.path("Body").isObject()) {
                assertThat(Written.as(WireForm.V1, body(example.type(), written)))
                        .isEqualTo(Written.as(WireForm.V1, body));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documentation")
    void aResponseOfTheDocumentationIsWrittenInV1AsItStandsThere(Example example) {
        assertThat(write(WireForm.V1, example)).isEqualTo(example.tree().toString());
    }

    @ParameterizedTest
    @MethodSource("nativeOnes")
    void aResponseInNativeFormIsWrittenInV2AsItStandsThere(Example example) {
        assertThat(write(WireForm.V2, example)).isEqualTo(example.tree().toString());
    }

    private String write(WireForm form, Example example) {
        ResponseHeader header = MAPPER.treeToValue(example.tree().path("Header"), ResponseHeader.class);
        return writer.write(form, header, body(example.type(), example.tree()));
    }

    private static ResponseBody body(MessageType type, JsonNode message) {
        return (ResponseBody)
                MAPPER.treeToValue(message.path("Body"), type.bodyType().orElseThrow());
    }
}

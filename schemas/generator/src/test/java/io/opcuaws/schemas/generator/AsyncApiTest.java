package io.opcuaws.schemas.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The messages as an AsyncAPI document; whether it is a valid one, its own parser says in the tests of the whole. */
final class AsyncApiTest {

    private static final Path SCHEMAS = Path.of("..");

    @TempDir
    private Path folder;

    private final JsonNode own = AsyncApi.document(SCHEMAS, "1.2.3");

    AsyncApiTest() throws IOException {}

    @Test
    void everyMessageIsOnTheChannelWithAllItsValidExamples() throws IOException {
        for (String name : namesIn(SCHEMAS.resolve("messages"))) {
            assertThat(own.at("/channels/gateway/messages")
                            .path(name)
                            .path("$ref")
                            .asString())
                    .isEqualTo("#/components/messages/" + name);
            assertThat(own.at("/components/messages")
                            .path(name)
                            .path("examples")
                            .values())
                    .as(name)
                    .hasSameSizeAs(namesIn(SCHEMAS.resolve("examples/" + name + "/valid")));
        }
    }

    @Test
    void aRequestIsReceivedAndItsResponseOrAFaultAnswersIt() {
        JsonNode read = own.at("/operations/Read");
        assertThat(read.path("action").asString()).isEqualTo("receive");
        assertThat(references(read.path("messages"))).containsExactly("GW_ReadRequest");
        assertThat(references(read.path("reply").path("messages")))
                .containsExactly("GW_ReadResponse", "GW_ServiceFault");
        assertThat(own.at("/operations/DataChangeNotify/action").asString()).isEqualTo("send");
        assertThat(own.at("/info/version").asString()).isEqualTo("1.2.3");
    }

    /** JSON Schema, draft 07, does not look at what stands beside a reference. */
    @Test
    void everyReferenceLeadsSomewhereAndIsAlone() {
        everyObjectIn(own).filter(object -> object.has("$ref")).forEach(reference -> {
            assertThat(reference.size()).as(reference.toString()).isEqualTo(1);
            String target = reference.path("$ref").asString();
            assertThat(target).startsWith("#/");
            assertThat(own.at(target.substring(1)).isObject()).as(target).isTrue();
        });
    }

    @Test
    void whatStandsBesideAReferenceIsKept() throws IOException {
        service("'set': 'Method', ", "'A': { '$ref': 'urn:test:more#/$defs/B', 'description': 'An A.', 'default': 7 }");

        assertThat(document().at("/components/schemas/TestRequest/properties/A"))
                .hasToString(
                        "{\"description\":\"An A.\",\"default\":7,\"allOf\":[{\"$ref\":\"#/components/schemas/B\"}]}");
    }

    @Test
    void twoBuildsMakeTheSame() throws IOException {
        assertThat(AsyncApi.document(SCHEMAS, "1.2.3")).hasToString(own.toString());
    }

    @Test
    void whatCannotBeToldIsRefused() throws IOException {
        service("", "");
        assertThatThrownBy(this::document)
                .hasMessageStartingWith("GW_TestRequest.json: x-service must say set, one of [Session, Discovery");

        service("'set': 'Method', ", "");
        Files.delete(folder.resolve("messages/GW_TestResponse.json"));
        assertThatThrownBy(this::document).hasMessage("GW_TestRequest.json: there is no GW_TestResponse to answer it");

        service(
                "'set': 'Method', ",
                "'A': { '$ref': 'urn:test:more#/$defs/B', 'description': 'An A.' },"
                        + " 'C': { '$ref': 'urn:test:other#/$defs/B', 'description': 'A C.' }");
        assertThatThrownBy(this::document).hasMessage("other.json: B is a name in more.json, too");
    }

    private JsonNode document() throws IOException {
        return AsyncApi.document(folder, "1.2.3");
    }

    private void service(String traits, String properties) throws IOException {
        new Schemas(folder)
                .type("more", "'B': { 'type': 'string', 'description': 'A B.' }")
                .type("other", "'B': { 'type': 'string', 'description': 'Another B.' }")
                .message(
                        "GW_TestRequest",
                        "'x-service': { " + traits + "'needsSession': true, 'changesPlant': true, 'status': 'new' }, ",
                        Schemas.body("TestRequest", properties))
                .message("GW_TestResponse", "", Schemas.body("TestResponse", ""));
        Files.createDirectories(folder.resolve("examples/GW_TestRequest/valid"));
        Files.createDirectories(folder.resolve("examples/GW_TestResponse/valid"));
    }

    private static List<String> namesIn(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
                    .toList();
        }
    }

    private static List<String> references(JsonNode messages) {
        return messages.values().stream()
                .map(reference -> reference.path("$ref").asString().replaceFirst(".*/", ""))
                .toList();
    }

    private static Stream<JsonNode> everyObjectIn(JsonNode node) {
        return Stream.concat(
                Stream.of(node).filter(JsonNode::isObject),
                node.values().stream().flatMap(AsyncApiTest::everyObjectIn));
    }
}

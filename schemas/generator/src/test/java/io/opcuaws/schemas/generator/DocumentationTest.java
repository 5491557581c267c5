package io.opcuaws.schemas.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read of services is what the schemas say. */
final class DocumentationTest {

    /** The folder of the repository, seen from the folder of this module, where tests run. */
    private static final Path REPOSITORY = Path.of("..", "..");

    private static final String README = "# A\n\n<!-- services:begin -->\nold\n<!-- services:end -->\n\nmore\n";

    @TempDir
    private Path root;

    private Schemas schemas;

    @BeforeEach
    void aRepositoryWithOneService() throws IOException {
        Files.writeString(root.resolve("README.md"), README);
        Files.createDirectories(root.resolve("docs"));
        schemas = new Schemas(root.resolve("schemas"));
        service("Test", "'status': 'existing'");
    }

    private void service(String name, String status) throws IOException {
        schemas.message(
                        "GW_" + name + "Request",
                        "'x-service': { 'needsSession': true, 'changesPlant': true, " + status + " }, ",
                        Schemas.body(name + "Request", ""))
                .message("GW_" + name + "Response", "", Schemas.body(name + "Response", ""));
        example("GW_" + name + "Request", "{ \"A\": \"a|b\",\n  \"B\": [1] }\n");
        example("GW_" + name + "Response", "{ \"C\": 2 }\n");
    }

    private void example(String message, String text) throws IOException {
        Path folder = Files.createDirectories(
                root.resolve("schemas/examples").resolve(message).resolve("valid"));
        Files.writeString(folder.resolve("documentation.json"), text);
    }

    private String documented(String file) throws IOException {
        return Documentation.files(root).getOrDefault(root.resolve(file), "");
    }

    @Test
    void theRepositorysOwnIsUpToDate() throws IOException {
        for (Map.Entry<Path, String> file : Documentation.files(REPOSITORY).entrySet()) {
            assertThat(file.getKey())
                    .as("%s is out of date, run: %s", file.getKey(), Documentation.COMMAND)
                    .hasContent(file.getValue());
        }
    }

    @Test
    void theReadmeHasARowOfEachServiceAndIsOtherwiseLeftAlone() throws IOException {
        assertThat(documented("README.md")).isEqualTo("""
                # A

                <!-- services:begin -->
                | service | status | what it does | an example |
                |---|---|---|---|
                | [Test](docs/services.md#test) | existing | Says GW_TestRequest. | `{"A":"a\\|b","B":[1]}` |
                <!-- services:end -->

                more
                """);
    }

    @Test
    void thePageShowsBothMessagesAsTheyStandInTheirFiles() throws IOException {
        assertThat(documented("docs/services.md"))
                .contains("## Test\n\nSays GW_TestRequest. *Existing, in a session, can change the plant.*\n")
                .contains("```json\n{ \"A\": \"a|b\",\n  \"B\": [1] }\n```\n\n```json\n{ \"C\": 2 }\n```\n");
    }

    @Test
    void newServicesComeAfterThoseThatClientsKnow() throws IOException {
        service("Another", "'status': 'new'");

        assertThat(documented("README.md"))
                .containsSubsequence("| [Test](", " | existing |", "| [Another](", " | new |");
    }

    @Test
    void itIsWrittenWhereItIsRead() throws IOException {
        Documentation.main(new String[] {root.toString()});

        assertThat(root.resolve("docs/services.md")).hasContent(documented("docs/services.md"));
        assertThat(root.resolve("README.md")).hasContent(documented("README.md"));
        assertThatThrownBy(() -> Documentation.main(new String[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeToldIsRefused() throws IOException {
        Files.delete(root.resolve("schemas/examples/GW_TestResponse/valid/documentation.json"));
        assertThatThrownBy(() -> Documentation.files(root))
                .hasMessage("GW_TestResponse: there is no example valid/documentation.json to show");

        service("Test", "'status': 'old'");
        assertThatThrownBy(() -> Documentation.files(root))
                .hasMessage("GW_TestRequest.json: x-service must say status, \"existing\" or \"new\"");

        service("Test", "'status': 'new'");
        Files.writeString(root.resolve("README.md"), "# A\n\n<!-- services:end -->\n<!-- services:begin -->\n");
        assertThatThrownBy(() -> Documentation.files(root)).hasMessageStartingWith("README.md: there is no place");
    }
}

package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.Limits;
import io.opcuaws.ws.WebSocketSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What an operator can say, and what the answer to a mistake is. */
class OptionsTest {

    @TempDir
    private Path folder;

    @Test
    void withoutOptionsTheDefaultsHold() {
        Options options = Options.parse();
        assertThat(options.webSocket()).isEqualTo(WebSocketSettings.DEFAULT);
        assertThat(options.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(options.demo()).isFalse();
        assertThat(options.trustAllServers()).isFalse();
    }

    @Test
    void theConfigurationFileHasTheSameNamesAndTheCommandLineWins() throws IOException {
        Path file = file("port: 9001\nhost: 127.0.0.2\ndemo: true\nmax-timeout: 30000\n");

        Options options = Options.parse("--config", file.toString(), "--port", "9002");
        assertThat(options.webSocket().port()).isEqualTo(9_002);
        assertThat(options.webSocket().host()).isEqualTo("127.0.0.2");
        assertThat(options.demo()).isTrue();
        assertThat(options.limits().maxTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anEmptyConfigurationFileChangesNothing() throws IOException {
        assertThat(Options.parse("--config", file("# nothing yet\n").toString()).webSocket())
                .isEqualTo(WebSocketSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        prot: 9001       | there is no setting prot
        config: other    | there is no setting config
        port: [1, 2]     | port must be a single value
        - port           | must be lines of the form key: value
        port: 'nine      | is not YAML
        """)
    void aMistakeInTheConfigurationFileIsNamed(String text, String message) throws IOException {
        Path file = file(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--config", file.toString()))
                .withMessageContaining(file.getFileName().toString())
                .withMessageContaining(message);
    }

    @Test
    void aWrongValueInTheConfigurationFileIsNamed() throws IOException {
        Path file = file("port: nine");
        assertThatThrownBy(() -> Options.parse("--config", file.toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'--port'")
                .hasMessageContaining("nine");
    }

    @Test
    void aMissingConfigurationFileIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Options.parse("--config", folder.resolve("none.yaml").toString()))
                .withMessageContaining("none.yaml: there is no such file");
    }

    @ParameterizedTest
    @CsvSource({"--port, 65536", "--max-nesting, 0", "--max-sessions, -1", "--ping-interval, 0", "--max-timeout, 0"})
    void aValueOutOfItsRangeIsNamed(String option, String value) {
        Options options = Options.parse(option, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    options.webSocket();
                    options.limits();
                })
                .withMessageStartingWith(option + " must be from");
    }

    /** The README's table is written by hand, so that it can be read; this keeps it complete. */
    @Test
    void theReadmeNamesEveryOption() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<String> options = new CommandLine(new Options())
                .getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .filter(name -> !List.of("--help", "--version").contains(name))
                        .toList();
        assertThat(options).isNotEmpty().allMatch(option -> readme.contains("| `" + option + "` |"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), text);
    }
}

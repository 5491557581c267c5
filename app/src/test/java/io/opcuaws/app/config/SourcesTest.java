package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator gives a value where it suits: in the file, in the environment, on the command line. */
class SourcesTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAnythingTheDefaultsHold() throws ConfigException {
        Settings settings = Sample.load(Map.of());
        assertThat(settings.get(Sample.PORT)).isEqualTo(8_082);
        assertThat(settings.get(Sample.COLOR)).isEqualTo(Sample.Color.RED);
        assertThat(settings.get(Sample.PASSWORD)).isEmpty();
        assertThat(settings.get(Sample.PLACES)).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void theFileWinsOverTheDefaultTheEnvironmentOverTheFileAndTheCommandLineOverAll() throws ConfigException {
        String file = "listen: {port: 1001}";
        Map<String, String> environment = Map.of("OPCUA_WS_GATEWAY_LISTEN_PORT", "1002");
        assertThat(Sample.loadFile(folder, file).get(Sample.PORT)).isEqualTo(1_001);
        assertThat(Sample.loadFile(folder, file, environment).get(Sample.PORT)).isEqualTo(1_002);
        assertThat(Sample.loadFile(folder, file, environment, "--port", "1003").get(Sample.PORT))
                .isEqualTo(1_003);
        assertThat(Sample.loadFile(folder, file, environment, "--listen.port=1004")
                        .get(Sample.PORT))
                .isEqualTo(1_004);
    }

    @Test
    void theEnvironmentCanNameTheFile() throws ConfigException {
        Path file = Sample.write(folder.resolve("other.yaml"), "color: dark-blue");
        Settings settings = Sample.load(Map.of("OPCUA_WS_GATEWAY_CONFIG", file.toString()));
        assertThat(settings.get(Sample.COLOR)).isEqualTo(Sample.Color.DARK_BLUE);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void aFileWithoutSettingsAndAGroupWithoutKeysChangeNothing() throws ConfigException {
        assertThat(Sample.loadFile(folder, "# nothing yet\n").get(Sample.PORT)).isEqualTo(8_082);
        assertThat(Sample.loadFile(folder, "listen:\n  # port: 1\n").get(Sample.PORT))
                .isEqualTo(8_082);
    }

    @Test
    void aFlagNeedsNoValueOnTheCommandLine() throws ConfigException {
        assertThat(Sample.load(Map.of(), "--demo").get(Sample.DEMO)).isTrue();
        assertThat(Sample.load(Map.of(), "--demo=false").get(Sample.DEMO)).isFalse();
    }

    @Test
    void listsAndMapsAreYamlEverywhere() throws ConfigException {
        String origins = "[\"https://a.example\", \"https://b.example\"]";
        String places = "{line: {url: a, user: {password: b}}}";
        Settings settings = Sample.load(Map.of("OPCUA_WS_GATEWAY_LISTEN_ORIGINS", origins), "--places", places);
        assertThat(settings.get(Sample.ORIGINS)).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.get(Sample.PLACES))
                .containsExactly(Map.entry("line", new Sample.Place("a", Optional.of(Secret.ofText("b")))));
    }

    /** An asterisk would be no YAML, and who wants everything should not have to know that. */
    @Test
    void aListOfOneNeedsNoBrackets() throws ConfigException {
        assertThat(Sample.load(Map.of(), "--listen.origins=*").get(Sample.ORIGINS))
                .containsExactly("*");
        assertThat(Sample.loadFile(folder, "listen: {origins: https://a.example}")
                        .get(Sample.ORIGINS))
                .containsExactly("https://a.example");
    }

    /** Everything below it commented out: an allow-list of nothing allows nothing. */
    @Test
    void aListWithoutAValueIsEmptyAndNotTheDefault() throws ConfigException {
        Settings settings = Sample.loadFile(folder, "listen:\n  origins:\n");
        assertThat(settings.get(Sample.ORIGINS)).isEmpty();
        assertThat(settings.isDefault(Sample.ORIGINS)).isFalse();
    }

    @Test
    void whatHasANameIsGivenByItself() throws ConfigException {
        String file = "places:\n  line-3: {url: a}\n  line-4: {url: b}\n";
        Settings settings = Sample.loadFile(
                folder,
                file,
                Map.of("OPCUA_WS_GATEWAY_PLACES_LINE_3_URL", "c", "OPCUA_WS_GATEWAY_LOG_LEVELS", "{a.b: 1}"),
                "--places.line-4.user.password=d",
                "--places.line-5.url",
                "e",
                "--log.levels.io.opcuaws.opcua=2");
        assertThat(settings.get(Sample.PLACES))
                .containsEntry("line-3", new Sample.Place("c", Optional.empty()))
                .containsEntry("line-4", new Sample.Place("b", Optional.of(Secret.ofText("d"))))
                .containsEntry("line-5", new Sample.Place("e", Optional.empty()));
        assertThat(settings.get(Sample.LEVELS)).containsOnly(Map.entry("a.b", 1), Map.entry("io.opcuaws.opcua", 2));
    }

    /** Others set variables too: an orchestrator makes some from the names of its services. */
    @Test
    void anUnknownVariableIsOnlyWarnedOf() throws ConfigException {
        assertThat(Sample.load(Map.of("OPCUA_WS_GATEWAY_LISTEN_PROT", "1", "HOME", "x"))
                        .warnings())
                .containsExactly("OPCUA_WS_GATEWAY_LISTEN_PROT: there is no setting with this variable;"
                        + " do you mean OPCUA_WS_GATEWAY_LISTEN_PORT?");
    }

    @Test
    void aRelativePathInTheFileIsRelativeToTheFile() throws ConfigException {
        assertThat(Sample.loadFile(folder, "page: a/b.html").get(Sample.PAGE)).contains(folder.resolve("a/b.html"));
        assertThat(Sample.load(Map.of(), "--page=a/b.html").get(Sample.PAGE)).contains(Path.of("a/b.html"));
    }

    @Test
    void theFilesThatAreNamedBelongToTheConfiguration() throws ConfigException {
        Path secret = Sample.write(folder.resolve("secret"), "x");
        Settings settings = Sample.loadFile(folder, "page: a.html\npassword: {file: secret}");
        assertThat(settings.files())
                .containsExactlyInAnyOrder(folder.resolve("gateway.yaml"), folder.resolve("a.html"), secret);
    }

    @Test
    void oneSaysTheSameHoweverItIsWritten() throws ConfigException {
        Settings settings = Sample.load(Map.of(), "--port=8082", "--places={a: {url: b}}");
        Settings other = Sample.loadFile(folder, "places:\n  a:\n    url: b");
        assertThat(Sample.SECTIONS.keys()).allMatch(key -> settings.saysTheSame(other, key));
        assertThat(settings.saysTheSame(Sample.load(Map.of()), Sample.PLACES)).isFalse();
        assertThat(List.of(settings.origin(Sample.PORT), other.origin(Sample.PORT)))
                .hasToString("[--listen.port, default]");
    }
}

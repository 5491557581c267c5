package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to a mistake names the place, the key and what would be right. */
class MistakesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        listen:;  prot: 9001            | :2: there is no setting listen.prot; do you mean listen.port?
        port: 9001                      | :1: there is no setting port; what the option --port sets is listen.port here
        listen.port: 9001               | :1: there is no setting listen.port with a dot in its name; write it indented below listen:
        zebra: 1                        | :1: there is no setting zebra
        listen:;  port: nine            | :2: listen.port must be a whole number from 0 to 65535, not 'nine'
        listen:;  port: 65536           | :2: listen.port must be a whole number from 0 to 65535, not '65536'
        listen: 5                       | :1: listen must be a map
        ;color: green                   | :2: color must be one of red, dark-blue, not 'green'
        demo: maybe                     | :1: demo must be true or false, not 'maybe'
        demo:                           | :1: demo has no value; it must be true or false
        listen: {port: [1, 2]}          | :1: listen.port must be a whole number from 0 to 65535
        places:;  a:;    url: nowhere   | :2: places.a cannot be used: nowhere is no place
        places:;  a:;    user: {}       | :2: places.a.url is missing; it must be a text
        places:;  a:;    ulr: x         | :3: there is no setting places.a.ulr; do you mean places.a.url?
        places: x                       | :1: places must be a map of names, each with a map with url, user.password
        listen:;  origins:;  - a;  - [] | :4: listen.origins[1] must be a text
        - port                          | :1: must be lines of the form key: value
        demo: true;demo: false          | :2: demo is there twice
        demo: true;listen: {port: 1}    | :2: listen.port must not be 1 if demo is true
        demo: 'nine                     | is not YAML
        listen:;  origins: [*]          | :2: is not YAML: a value that begins with * must be in quotes
        color: !red                     | :1: a value that begins with ! must be in quotes
        password: {file: none}          | none, which cannot be read (NoSuchFileException)
        password: {env: NONE}           | :1: password is to come from the variable NONE, which is not set
        """)
    void inTheFile(String lines, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.loadFile(folder, lines.replace(';', '\n')))
                .withMessageContaining("gateway.yaml:")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --prot=1               | --prot: there is no such option; do you mean --port?
        --listen.port=nine     | --listen.port: listen.port must be a whole number from 0 to 65535, not 'nine'
        --port                 | Missing required parameter for option '--listen.port'
        --places=[             | --places: is not YAML
        --places.a.ulr=1       | --places.a.ulr: there is no such option
        --config=none.yaml     | none.yaml: there is no such file
        --config=.             | .: cannot be read
        """)
    void onTheCommandLine(String argument, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.load(Map.of(), argument))
                .withMessageContaining(message);
    }

    @Test
    void inTheEnvironment() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.load(Map.of("OPCUA_WS_GATEWAY_LISTEN_PORT", "x")))
                .withMessageStartingWith("OPCUA_WS_GATEWAY_LISTEN_PORT: listen.port must be");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.loadFile(folder, "color: green\nzebra: 1\nlisten: {port: x}"))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }

    /** However an operator errs with a secret, it is not shown to those who read the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: [hunter2]",
                "password: {text: hunter2}",
                "password: {file: x, env: hunter2}",
                "password: *hunter2",
                "password: !hunter2 x",
                "password: %hunter2",
                "password: \"hunter2",
                "password: a: hunter2",
                "password: {hunter2",
                "places: {a: {url: {password: hunter2}}}",
                "places: {a: {user: {password: hunter2}}}",
                "places: hunter2",
                "places: {a: hunter2}",
                "listen: hunter2",
                "passwrod: hunter2",
                "hunter2",
            })
    void aSecretIsNotRepeated(String text) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.loadFile(folder, text))
                .satisfies(e -> assertThat(e).hasToString(e.toString().replace("hunter2", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--passwrod=hunter2", "--places.a.user.passwrod=hunter2", "hunter2", "--places=[hunter2"})
    void aSecretOnTheCommandLineIsNotRepeated(String argument) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Sample.load(Map.of(), argument))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }
}

package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a secret may come from. */
class SecretTypeTest {

    private static final Secret SECRET = Secret.ofText("hunter2");

    @TempDir
    private Path folder;

    @Test
    void aFileWithoutTheLineBreakAtItsEnd() throws ConfigException {
        Sample.write(folder.resolve("secret"), "hunter2\n");
        Settings settings = Sample.loadFile(folder, "password: {file: secret}");
        assertThat(settings.get(Sample.PASSWORD)).contains(SECRET);
        assertThat(settings.warnings()).isEmpty();
    }

    /** As containers' secrets are given: a variable says in which file. */
    @Test
    void aFileThatAVariableOrAnOptionNames() throws ConfigException {
        String file = Sample.write(folder.resolve("secret"), "hunter2").toString();
        assertThat(Sample.load(Map.of("OPCUA_WS_GATEWAY_PASSWORD_FILE", file)).get(Sample.PASSWORD))
                .contains(SECRET);
        assertThat(Sample.load(Map.of(), "--password.file=" + file).get(Sample.PASSWORD))
                .contains(SECRET);
        assertThat(Sample.load(Map.of(), "--password={file: '" + file + "'}").get(Sample.PASSWORD))
                .contains(SECRET);
    }

    @Test
    void anotherPlaceTakesThePlaceOfTheFirst() throws ConfigException {
        Sample.write(folder.resolve("secret"), "hunter2");
        String option = "--password.file=" + folder.resolve("secret");
        assertThat(Sample.loadFile(folder, "password: {env: NONE}", option).get(Sample.PASSWORD))
                .contains(SECRET);
        assertThat(Sample.loadFile(folder, "password: text", option).get(Sample.PASSWORD))
                .contains(SECRET);
    }

    @Test
    void aVariableThatTheFileNames() throws ConfigException {
        Settings settings = Sample.loadFile(
                folder, "password: {env: OPCUA_WS_GATEWAY_MINE}", Map.of("OPCUA_WS_GATEWAY_MINE", "hunter2"));
        assertThat(settings.get(Sample.PASSWORD)).contains(SECRET);
        assertThat(settings.warnings()).isEmpty();
    }

    /** It is no YAML then: a password may have any signs in it. */
    @Test
    void theKeysOwnVariable() throws ConfigException {
        for (String password : new String[] {"hunter2", "{x", "a: b # c", "*", "{file: a, env: b}", "null", "[a]"}) {
            Settings settings = Sample.load(Map.of("OPCUA_WS_GATEWAY_PASSWORD", password));
            assertThat(settings.get(Sample.PASSWORD)).contains(Secret.ofText(password));
            assertThat(settings.warnings()).isEmpty();
        }
    }

    @Test
    void theFileItselfAndTheCommandLineAreWarnedOf() throws ConfigException {
        assertThat(Sample.loadFile(folder, "demo: true\npassword: hunter2").warnings())
                .singleElement()
                .asString()
                .contains("gateway.yaml:2: password is a secret in the configuration file itself")
                .doesNotContain("hunter2");
        assertThat(Sample.load(Map.of(), "--password=hunter2").warnings())
                .containsExactly(
                        "--password: password is a secret on the command line, where every user of the machine can see it");
    }

    @Test
    void whatWasWrittenShowsNoSecretWhenPrinted() throws ConfigException {
        Settings settings =
                Sample.loadFile(folder, "password: hunter2\nplaces: {a: {url: b, user: {password: hunter2}}}");
        assertThat(settings.written().toString() + settings.written().members() + settings.get(Sample.PLACES))
                .doesNotContain("hunter2");
    }
}

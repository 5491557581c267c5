package io.opcuaws.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Settings;
import io.opcuaws.domain.access.Rights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that other machines can reach has its defences, or an operator who has said that it needs none. */
class ExposureKeysTest {

    private static final String TLS = "listen: {host: 0.0.0.0, tls: {certificate: chain.pem, key: key.pem}}\n";
    private static final String CLIENTS =
            "clients: {authentication: token, tokens: {dashboard: {sha256: %s}}}\n".formatted("ab".repeat(32));
    private static final String TARGETS = "targets: {line-3: {url: \"opc.tcp://10.0.0.5:4840\"}}\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void thisMachinesOwnAddressNeedsNothing(String host) throws ConfigException {
        Settings settings = Given.options("--host", host);
        assertThat(ExposureKeys.missing(settings)).isEmpty();
        assertThat(TargetKeys.access(settings).openRights()).isEqualTo(Rights.EVERYBODY_EVERYTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "there-is-no-such-host.invalid"})
    void anotherAddressNeedsAllDefencesAndTheMessageSaysHowToAddThem(String host) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Given.options("--host", host))
                .withMessageStartingWith("--listen.host: listen.host lets other machines connect (" + host + ")")
                .withMessageContainingAll("- TLS", "- authentication", "- a list of servers", "--insecure");
    }

    /** What is shown is no use if it does not work when it is pasted. */
    @Test
    void whatTheMessageShowsIsAllThatIsNeeded() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Given.options("--host", "0.0.0.0"))
                .satisfies(refusal -> {
                    String shown = refusal.problems().stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith("    "))
                            .collect(Collectors.joining("\n"))
                            .stripIndent()
                            .replace("listen:\n", "listen:\n  host: 0.0.0.0\n")
                            .replace("HEX", "ab".repeat(32));
                    assertThat(ExposureKeys.missing(Given.file(folder, shown))).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({"TLS, false, true, true", "authentication, true, false, true", "a list of servers, true, true, false"})
    void eachOfThemIsMissed(String what, boolean tls, boolean clients, boolean targets) {
        String text = (tls ? TLS : "listen: {host: 0.0.0.0}\n") + (clients ? CLIENTS : "") + (targets ? TARGETS : "");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Given.file(folder, text))
                .satisfies(refusal -> assertThat(refusal.problems().stream()
                                .flatMap(String::lines)
                                .filter(line -> line.startsWith("- ")))
                        .singleElement()
                        .asString()
                        .startsWith("- " + what));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24:4840, true", "plc-*.plant.example, true", "*, false", "*:4840, false"})
    void serversThatClientsMayNameAreAListUnlessThatIsAll(String allowed, boolean enough) {
        String text = TLS + CLIENTS + "open-targets: {allow: ['%s']}\n".formatted(allowed);
        if (enough) {
            assertThatNoException().isThrownBy(() -> Given.file(folder, text));
        } else {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> Given.file(folder, text + TARGETS))
                    .withMessageContaining("- a list of servers");
        }
    }

    /** A list of servers is no list if clients can leave it out. */
    @Test
    void withTheDefencesClientsGoToNamedTargetsOnly() throws ConfigException {
        Settings settings = Given.file(folder, TLS + CLIENTS + TARGETS);
        assertThat(ExposureKeys.missing(settings)).isEmpty();
        assertThat(TargetKeys.access(settings).openRights()).isEqualTo(Rights.of(List.of()));
    }

    @Test
    void anOperatorCanInsistAndIsReminded() throws ConfigException {
        Settings settings = Given.options("--host", "0.0.0.0", "--insecure");
        assertThat(ExposureKeys.missing(settings)).hasSize(3);
        assertThat(TargetKeys.access(settings).openRights()).isEqualTo(Rights.EVERYBODY_EVERYTHING);
    }
}

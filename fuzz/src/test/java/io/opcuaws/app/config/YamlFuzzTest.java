package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opcuaws.app.settings.GatewayKeys;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.fuzz.Seeds;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration holds, or is refused with lines that say where it is wrong. */
class YamlFuzzTest {

    private static final Path FILE = Path.of("gateway.yaml");

    static Stream<byte[]> files() {
        return Seeds.of(
                "listen: {port: 8443, origins: ['https://*.example']}\nlimits: {sessions-per-connection: 10}\n",
                "targets:\n  line-3:\n    url: opc.tcp://127.0.0.1:4840\n    clients: ['*']\n",
                "rights:\n  - {clients: [a], targets: [b], services: [Read], nodes: ['ns=2;s=Boiler.*']}\n",
                "clients:\n  tokens:\n    - {name: a, hash: x}\n  jwt: {issuer: i, audience: a, jwks-url: 'https://a'}\n",
                "audit: {file: audit.log, max-bytes: 10000}\nlog: {level: info}\n",
                "a: &x [1, *x]\n",
                "? [a]\n: !!binary AAAA\n--- {}\n");
    }

    @MethodSource("files")
    @FuzzTest
    void anyFile(byte[] input) {
        try {
            Node root = Bounds.within(input.length, () -> read(Seeds.text(input)));
            if (root instanceof Node.Mapping written) {
                assertThat(GatewayKeys.ALL.read(written, new Reading(Map.of()))).isNotNull();
            }
        } catch (Refused refused) {
            requireLines(refused.reason);
        } catch (ConfigException e) {
            requireLines(e);
        }
    }

    private static Node read(String text) {
        try {
            return YamlText.read(text, line -> Origin.line(FILE, line));
        } catch (ConfigException e) {
            throw new Refused(e);
        }
    }

    private static void requireLines(ConfigException refused) {
        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank());
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ConfigException reason;

        Refused(ConfigException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}

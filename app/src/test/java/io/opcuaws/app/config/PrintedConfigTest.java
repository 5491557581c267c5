package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator sees what holds and why, and may show it to others. */
class PrintedConfigTest {

    @TempDir
    private Path folder;

    @Test
    void everyValueHasItsOriginAndSecretsAreMasked() throws ConfigException {
        Settings settings = Sample.loadFile(
                folder, """
                listen:
                  origins: ["https://a.example", b]
                places:
                  line-3: {url: "a \\"b\\"", user: {password: hunter2}}
                  line-4:
                    url: null x
                    user:
                      password: {env: HUNTER}
                """, Map.of("HUNTER", "hunter2", "OPCUA_WS_GATEWAY_COLOR", "dark-blue"), "--port=9001");
        assertThat(PrintedConfig.of(Sample.SECTIONS, settings).replace(folder + "/", ""))
                .isEqualTo("""
                listen:
                  port: 9001 # --listen.port
                  origins: ["https://a.example", b] # gateway.yaml:2
                demo: false # default
                color: dark-blue # OPCUA_WS_GATEWAY_COLOR
                log:
                  levels: {} # default
                places:
                  line-3:
                    url: "a \\"b\\"" # gateway.yaml:4
                    user:
                      password: "***" # gateway.yaml:4
                  line-4:
                    url: "null x" # gateway.yaml:6
                    user:
                      password:
                        env: HUNTER # gateway.yaml:8
                """);
    }

    @Test
    void itCanBeReadAgain() throws ConfigException {
        Settings settings = Sample.loadFile(
                folder, "listen: {origins: ['*', 'a: b # c', \"tab\\t\\\\\", 'null']}\nplaces: {a b: {url: \"true\"}}");
        Settings again = Sample.loadFile(folder, PrintedConfig.of(Sample.SECTIONS, settings));
        assertThat(Sample.SECTIONS.keys()).allMatch(key -> settings.saysTheSame(again, key));
    }
}

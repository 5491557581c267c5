package io.opcuaws.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Settings;
import io.opcuaws.domain.Limits;
import io.opcuaws.domain.ResumeLimits;
import io.opcuaws.domain.SessionLimits;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.opcua.OpcUaRules;
import io.opcuaws.ws.WebSocketSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway's own keys. */
class GatewayKeysTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void theDefaultsAreThoseOfTheRooms() throws ConfigException {
        Settings settings = Given.options();
        assertThat(ListenKeys.webSocket(settings)).isEqualTo(WebSocketSettings.DEFAULT);
        assertThat(LimitKeys.perConnection(settings)).isEqualTo(Limits.DEFAULT);
        assertThat(LimitKeys.resume(settings)).isEqualTo(ResumeLimits.DEFAULT);
        assertThat(LimitKeys.sessions(settings)).isEqualTo(SessionLimits.DEFAULT);
        assertThat(TargetKeys.access(settings)).isEqualTo(AccessRules.OPEN);
        assertThat(AuditKeys.settings(settings)).isEmpty();
        assertThat(ServerKeys.rules(settings)).isEqualTo(OpcUaRules.DEFAULT);
        assertThat(settings.get(DemoKeys.ENABLED)).isFalse();
        assertThat(settings.get(ServerKeys.TRUST_ALL_SERVERS)).isFalse();
    }

    @Test
    void theShortNamesAreOptions() throws ConfigException {
        Settings settings = Given.options(
                "--host",
                "127.0.0.2",
                "--port",
                "9002",
                "--demo",
                "--max-timeout",
                "30000",
                "--demo-port",
                "4711",
                "--trust-all-servers");
        assertThat(ListenKeys.webSocket(settings).host()).isEqualTo("127.0.0.2");
        assertThat(ListenKeys.webSocket(settings).port()).isEqualTo(9_002);
        assertThat(LimitKeys.perConnection(settings).maxTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.get(DemoKeys.ENABLED)).isTrue();
        assertThat(settings.get(DemoKeys.PORT)).contains(4_711); // its short name is as long as the key
        assertThat(ServerKeys.opcUa(settings).trustAllServers()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--port=65536",
        "--max-nesting=0",
        "--max-sessions=-1",
        "--ping-interval=0",
        "--max-timeout=0",
        "--max-timeout=9999",
        "--default-timeout=60001",
        "--outbound-high-water-bytes=67108865"
    })
    void aValueOutOfItsRangeIsNamed(String argument) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Given.options(argument))
                .withMessageMatching("--(listen|limits)\\.[a-z-]+: (listen|limits)\\.[a-z-]+ (must be|is wrong).*");
    }

    /** {@code mvn -pl app -am test -Dtest=GatewayKeysTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite} writes the page. */
    @Test
    void thePageOfTheDocumentationIsUpToDate() throws IOException {
        if (System.getProperty("write") != null) {
            Files.writeString(PAGE, GatewayKeys.referencePage());
        }
        assertThat(PAGE).hasContent(GatewayKeys.referencePage());
    }
}

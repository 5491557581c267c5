package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser opens a WebSocket for any page, to any host, with the user's cookies and network: the gateway has to say no. */
class OriginTest {

    private static TestGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = new TestGateway(TestGateway.SETTINGS.withDoor(
                DoorSettings.DEFAULT.withOrigins(new Origins(Set.of("https://HMI.example", "http://panel:81")))));
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        // A page of a stranger, or one that has no origin to show
        "127.0.0.1:8082,    http://evil.example,            403",
        "127.0.0.1:8082,    null,                           403",
        "127.0.0.1:8082,    file://,                        403",
        "127.0.0.1:8082,    '',                             403",
        // The gateway's own pages
        "127.0.0.1:8082,    http://127.0.0.1:8082,          101",
        "127.0.0.1,         http://127.0.0.1:80,            101",
        "localhost:8082,    http://localhost:8082,          101",
        "[::1]:8082,        http://[::1]:8082,              101",
        // Another port or scheme is another origin
        "127.0.0.1:8082,    http://127.0.0.1:8083,          403",
        "127.0.0.1:8082,    https://127.0.0.1:8082,         403",
        // DNS rebinding: the stranger's name leads to the gateway by now
        "evil.example:8082, http://evil.example:8082,       403",
        "10.evil.example,   http://10.evil.example,         403",
        // What the operator allows, exactly
        "127.0.0.1:8082,    https://hmi.example,            101",
        "127.0.0.1:8082,    http://panel:81,                101",
        "127.0.0.1:8082,    http://hmi.example,             403",
        "127.0.0.1:8082,    https://hmi.example.evil.org,   403",
        "127.0.0.1:8082,    https://evil.hmi.example,       403",
        "127.0.0.1:8082,    https://hmi.example:8443,       403",
    })
    void onlyPagesOfAnAllowedOriginGetAWebSocket(String host, String origin, String status) throws IOException {
        try (RawClient page = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(page.handshake("Host: " + host, "Origin: " + origin)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aProgramThatIsNoBrowserSendsNoneAndMayConnect() throws IOException {
        RawClient.connect(gateway.port()).close();
    }

    @Test
    void whoSendsTwoIsNoBrowser() throws IOException {
        try (RawClient liar = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(liar.handshake("Host: a", "Origin: https://hmi.example", "Origin: https://evil.example"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example", "hmi.example", "https://hmi.example/", "https://a, https://b"})
    void whatCannotBeAnOriginIsNotTakenForOne(String origin) {
        assertThatThrownBy(() -> new Origins(Set.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://hmi.example");
    }
}

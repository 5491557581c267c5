package io.opcuaws.ws.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The management port says what it is asked for, and is not impressed by anything else. */
class ManagementServerTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final ManagementServer server = ManagementServer.start(
            "127.0.0.1",
            0,
            Map.of(
                    "/good", () -> new Page(true, "text/plain", "asked " + asked.incrementAndGet() + " times"),
                    "/bad", () -> Page.json(false, "{\"status\":\"DOWN\"}")));

    ManagementServerTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itsPagesSayWhatIsSoWhenTheyAreAskedFor() throws IOException {
        assertThat(get("/good", "127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: text/plain", "Cache-Control: no-store")
                .endsWith("asked 1 times")
                .doesNotContain("Server:");
        assertThat(get("/good", "localhost:9464")).endsWith("asked 2 times");
        assertThat(get("/bad", "[::1]"))
                .startsWith("HTTP/1.1 503")
                .contains("application/json")
                .endsWith("{\"status\":\"DOWN\"}");
    }

    @Test
    void whatItDoesNotHaveIsRefusedWithoutSayingItAgain() throws IOException {
        assertThat(get("/nothing?token=secret", "127.0.0.1"))
                .startsWith("HTTP/1.1 404")
                .endsWith("Not Found\n")
                .doesNotContain("secret");
        assertThat(say("POST /good HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(get("/good/../good/%2e%2e/secret", "127.0.0.1")).startsWith("HTTP/1.1 4");
        assertThat(asked).hasValue(0);
    }

    @Test
    void garbageIsAnsweredAndTheNextOneIsServed() throws IOException {
        assertThat(say("\u0000\u0001 nonsense <script>\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("script");
        assertThat(say("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(say("GET /good HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(get("/good", "127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    /** A page whose name was made to lead to this machine asks for that name (DNS rebinding). */
    @Test
    void onThisMachineItAnswersToLocalNamesOnly() throws IOException {
        assertThat(get("/good", "evil.example")).startsWith("HTTP/1.1 403");
        assertThat(get("/good", "127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
        assertThat(asked).hasValue(0);
    }

    @Test
    void elsewhereItIsReachedByWhateverNameItHas() throws IOException {
        try (ManagementServer open =
                ManagementServer.start("0.0.0.0", 0, Map.of("/", () -> new Page(true, "text/plain", "here")))) {
            assertThat(say(open.port(), "GET / HTTP/1.1\r\nHost: gateway.plant\r\nConnection: close\r\n\r\n"))
                    .endsWith("here");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidSo() {
        assertThatThrownBy(() -> ManagementServer.start("127.0.0.1", server.port(), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1");
    }

    private String get(String path, String host) throws IOException {
        return say("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private String say(String request) throws IOException {
        return say(server.port(), request);
    }

    private static String say(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            socket.setSoTimeout(10_000);
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

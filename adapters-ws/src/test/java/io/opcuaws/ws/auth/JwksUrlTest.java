package io.opcuaws.ws.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.opcuaws.ws.tls.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that an issuer publishes under a URL. */
class JwksUrlTest {

    private final Instant later = Instant.now().plusSeconds(600);

    private final TestTokens first = new TestTokens("key-1");
    private final TestTokens second = new TestTokens("key-2");
    private final TestIssuer authority = new TestIssuer("authority");
    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;
    private HttpClient http;
    private volatile String body = first.jwks();
    private volatile int status = 200;

    JwksUrlTest() throws Exception {}

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.contextOf(authority.server())));
        server.createContext("/keys", this::answer);
        server.start();
        http = HttpClient.newBuilder().sslContext(authority.clientContext()).build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keysAreFetchedAndAgainWhenATokenHasAKeyThatIsNotKnown() {
        try (JwksUrl keys = follow()) {
            JwtTokens tokens = new JwtTokens(TestTokens.SETTINGS, keys, Clock.systemUTC());
            await().until(() -> tokens.ofToken(first.token("a", later)).isPresent());

            body = second.jwks();
            await().until(() -> tokens.ofToken(second.token("a", later)).isPresent());
            assertThat(tokens.ofToken(first.token("a", later))).isEmpty();
        }
    }

    @Test
    void manyTokensWithUnknownKeysDoNotMakeItAskManyTimes() {
        try (JwksUrl keys = follow()) {
            JwtTokens tokens = new JwtTokens(TestTokens.SETTINGS, keys, Clock.systemUTC());
            await().until(() -> tokens.ofToken(first.token("a", later)).isPresent());
            int before = requests.get();
            for (int i = 0; i < 200; i++) {
                tokens.ofToken(second.token("a", later));
            }
            await().during(Duration.ofMillis(300)).until(() -> requests.get() <= before + 1);
        }
    }

    @Test
    void whenTheyCannotBeFetchedThoseOfTheLastTimeStay() {
        try (JwksUrl keys = follow()) {
            JwtTokens tokens = new JwtTokens(TestTokens.SETTINGS, keys, Clock.systemUTC());
            await().until(() -> tokens.ofToken(first.token("a", later)).isPresent());
            int before = requests.get();

            status = 500;
            await().until(() -> {
                keys.looksOutdated();
                return requests.get() > before;
            });
            await().during(Duration.ofMillis(300))
                    .until(() -> tokens.ofToken(first.token("a", later)).isPresent());
        }
    }

    @Test
    void anAnswerThatNeverEndsIsNotRead() {
        body = first.jwks() + " ".repeat(2 << 20);
        try (JwksUrl keys = follow()) {
            await().until(() -> requests.get() > 0);
            await().during(Duration.ofMillis(500)).until(() -> keys.now().equals(JwtKeys.NONE));
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 302;
        try (JwksUrl keys = follow()) {
            await().until(() -> requests.get() > 0);
            await().during(Duration.ofMillis(500)).until(() -> keys.now().equals(JwtKeys.NONE));
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void keysThatAnybodyOnTheWayCouldChangeAreNotFetched() {
        assertThatThrownBy(() -> JwksUrl.of(URI.create("http://127.0.0.1/keys")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    private JwksUrl follow() {
        JwksUrl keys =
                JwksUrl.of(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/keys"), http);
        keys.start();
        return keys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/keys");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}

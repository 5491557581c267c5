package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.pages.PageFolder;
import io.opcuaws.ws.tls.TestIssuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets: the files of a folder, and nothing else in any other way. */
class PagesTest {

    private static final List<PageFolder> PAGES = List.of(
            new PageFolder("/", "io/opcuaws/ws/pages"),
            new PageFolder("/docs/", "io/opcuaws/ws/pages/more"),
            new PageFolder("/missing/", "io/opcuaws/ws/missing"));
    private static final WebSocketSettings SETTINGS = TestGateway.SETTINGS.withPages(PAGES);
    private static final ConnectionLimits HASTY = new ConnectionLimits(10, 10, Duration.ofMillis(1_200));

    private static TestGateway gateway;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        gateway = new TestGateway(SETTINGS);
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,                        text/html;charset=utf-8,       <title>A page",
        "/index.html,              text/html;charset=utf-8,       <title>A page",
        "/?what=ever,              text/html;charset=utf-8,       <title>A page",
        "/assets/app-1a2b3c4d.js,  text/javascript;charset=utf-8, document.title",
        "/icon.svg,                image/svg+xml,                 <svg",
        "/docs/,                   text/html;charset=utf-8,       <title>More",
        "/more/,                   text/html;charset=utf-8,       <title>More",
        "/health,                  application/json,              '\"status\":\"UP\"'",
    })
    void aFileIsAnsweredAsWhatItIs(String path, String type, String content) throws IOException {
        assertThat(ask("GET", path))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: " + type + "\r\n")
                .contains(content);
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 200", "GET, /assets/app-1a2b3c4d.js, 200", "GET, /nothing, 404", "POST, /, 405"})
    void aPageMayDoNothingButUseThisGateway(String method, String path, String status) throws IOException {
        assertThat(ask(method, path))
                .startsWith("HTTP/1.1 " + status)
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
                                + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'; form-action 'none'\r\n",
                        "X-Content-Type-Options: nosniff\r\n",
                        "Referrer-Policy: no-referrer\r\n",
                        "Cross-Origin-Opener-Policy: same-origin\r\n",
                        "Cross-Origin-Resource-Policy: same-origin\r\n")
                .doesNotContain("Server:", "Set-Cookie:", "Access-Control-");
    }

    @Test
    void aFileThatHasItsHashInItsNameIsKeptAndTheIndexIsAskedForAgain() throws IOException {
        assertThat(ask("GET", "/assets/app-1a2b3c4d.js"))
                .contains("Cache-Control: public, max-age=31536000, immutable\r\n");
        assertThat(ask("GET", "/")).contains("Cache-Control: no-cache\r\n");
        assertThat(ask("GET", "/assets/app-99999999.js"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("Cache-Control: public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"oth,er\" , %s", "*"})
    void whoHasItAlreadyIsNotSentItAgain(String known) throws IOException {
        String etag = headerOf(ask("GET", "/"), "ETag");
        String answer = ask("GET", "/", "If-None-Match: " + known.formatted(etag));
        assertThat(answer).startsWith("HTTP/1.1 304").contains("ETag: " + etag).endsWith("\r\n\r\n");
    }

    @Test
    void whoHasAnotherOneIsSentIt() throws IOException {
        assertThat(ask("GET", "/", "If-None-Match: " + headerOf(ask("GET", "/docs/"), "ETag")))
                .startsWith("HTTP/1.1 200")
                .contains("<title>A page");
    }

    /** Builds give all files the same time, and the index of two consoles may well have the same length. */
    @Test
    void theTimeOfAFileDecidesNothing() throws IOException {
        assertThat(ask("GET", "/", "If-Modified-Since: Fri, 31 Dec 2099 23:59:59 GMT"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Last-Modified:");
    }

    @Test
    void aBrowserGetsItCompressed() throws Exception {
        HttpResponse<byte[]> answer = send("/", "br, gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())))
                .hasContent(new String(send("/", "gzip;q=0").body(), StandardCharsets.UTF_8));
        assertThat(send("/", "identity").headers().firstValue("ETag"))
                .isNotEqualTo(answer.headers().firstValue("ETag"));
        assertThat(send("/dot.png", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheContent() throws IOException {
        String get = ask("GET", "/");
        String head = ask("HEAD", "/");
        assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        for (String header : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
            assertThat(headerOf(head, header)).isEqualTo(headerOf(get, header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NONSENSE"})
    void nothingElseIsDone(String method) throws IOException {
        assertThat(ask(method, "/"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD\r\n", "Connection: close\r\n")
                .doesNotContain("<title>");
    }

    @Test
    void aFolderIsNeverListed() throws IOException {
        assertThat(List.of(ask("GET", "/assets/"), ask("GET", "/assets"), ask("GET", "/more")))
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("HTTP/1.1 404")
                        .contains("Connection: close\r\n")
                        .endsWith("\r\n\r\nNot Found\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../beside.txt",
                "/assets/../../beside.txt",
                "/%2e%2e/beside.txt",
                "/%2E./beside.txt",
                "/..%2fbeside.txt",
                "/..%5cbeside.txt",
                "/..\\beside.txt",
                "/%252e%252e/beside.txt",
                "/..;/beside.txt",
                "/..;x=y/beside.txt",
                "/%c0%ae%c0%ae/beside.txt",
                "/%u002e%u002e/beside.txt",
                "/docs/../../beside.txt",
                "/docs/..%2f..%2fbeside.txt",
                "//beside.txt",
                "/./../beside.txt",
                "/beside.txt%00.html",
                "/docs/..%00/beside.txt",
                "/docs/../beside.txt",
                "/docs/io/opcuaws/ws/beside.txt",
                "/io/opcuaws/ws/beside.txt",
                "/META-INF/MANIFEST.MF",
                "http://127.0.0.1/../beside.txt",
                "file:///etc/passwd",
                "/etc/passwd",
                "//etc/passwd",
                "*",
            })
    void noPathLeadsOutOfTheFolder(String path) throws IOException {
        assertThat(ask("GET", path))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("beside the folder", "root:", "Manifest-Version");
    }

    @Test
    void theNameOfAFolderLeadsToItsIndexWhateverHostIsAskedFor() throws IOException {
        assertThat(ask("GET", "/docs")).startsWith("HTTP/1.1 308").contains("Location: /docs/\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/assets/app-1a2b3c4d.js", "/anything"})
    void whoAsksForAWebSocketGetsOneAtEveryPath(String path) throws IOException {
        try (RawClient client = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(client.handshakeAt(path, "Host: 127.0.0.1")).startsWith("HTTP/1.1 101");
            client.sendText("{}");
            client.readUntil("GW_ServiceFault");
        }
    }

    @Test
    void aPageOfAStrangerGetsNoWebSocketThereEither() throws IOException {
        try (RawClient client = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(client.handshake("Host: 127.0.0.1", "Origin: http://evil.example"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("<title>");
        }
    }

    /** A proxy that does not pass on what belongs to a connection makes a request for a page of it. */
    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Upgrade: websocket"})
    void aHandshakeThatWasCutShortOnTheWayIsNotAnsweredWithAPage(String left) throws IOException {
        assertThat(ask("GET", "/", left)).startsWith("HTTP/1.1 4").doesNotContain("<title>");
    }

    @Test
    void whatIsSwitchedOffOrNotInTheBuildIsNotThere() throws Exception {
        assertThat(gateway.server().pages()).containsExactlyInAnyOrderElementsOf(PAGES.subList(0, 2));
        assertThat(ask("GET", "/missing/")).startsWith("HTTP/1.1 404");
        try (TestGateway bare = new TestGateway(TestGateway.SETTINGS.withPages(List.of()))) {
            assertThat(bare.server().pages()).isEmpty();
            assertThat(bare.get("/").statusCode()).isEqualTo(404);
            assertThat(bare.get("/docs/").statusCode()).isEqualTo(404);
            assertThat(bare.health()).contains("UP");
            assertThat(bare.connect().say("{}").hears()).contains("GW_ServiceFault");
        }
    }

    /** Else every reader of a page would be counted among those that are too slow. */
    @Test
    void aBrowserThatHasWhatItWantedGoesWithoutBeingCutOff() throws IOException {
        ToldOfClients told = new ToldOfClients();
        try (TestGateway hasty = hasty(told);
                RawClient browser = RawClient.knock(hasty.port(), RawClient.HERE)) {
            browser.write("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /docs/ HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(browser.readToTheEnd()).contains("<title>A page", "<title>More");
            assertThat(told.told()).isEmpty();
        }
    }

    @Test
    void whoHasAPageAndThenAWebSocketByTheSameConnectionStays() throws IOException {
        try (TestGateway hasty = hasty(new ToldOfClients());
                RawClient browser = RawClient.knock(hasty.port(), RawClient.HERE)) {
            browser.write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(browser.readHead()).startsWith("HTTP/1.1 200");
            assertThat(browser.handshake("Host: 127.0.0.1")).startsWith("HTTP/1.1 101");
            // Who came later and did not shake hands shows that the time has passed.
            RawClient.knock(hasty.port(), RawClient.HERE).isCutOff();

            browser.sendText("{}");
            browser.readUntil("GW_ServiceFault");
        }
    }

    @Test
    void pagesComeByTlsToo() throws Exception {
        TestIssuer issuer = new TestIssuer("authority");
        try (TestGateway secured = new TestGateway(
                SETTINGS.withDoor(DoorSettings.DEFAULT.withTls(issuer.server().in(folder))))) {
            HttpResponse<String> page = HttpClient.newBuilder()
                    .sslContext(issuer.clientContext())
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://localhost:" + secured.port() + "/"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>A page");
        }
    }

    private static TestGateway hasty(ClientTelemetry telemetry) throws IOException {
        return new TestGateway(
                SETTINGS.withDoor(DoorSettings.DEFAULT.withConnections(HASTY)),
                Authentication.NONE,
                new Watchers(telemetry, () -> true));
    }

    private static String ask(String method, String target, String... headers) throws IOException {
        try (RawClient browser = RawClient.knock(gateway.port(), RawClient.HERE)) {
            browser.write(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .toList()) + "\r\n");
            return browser.readToTheEnd();
        }
    }

    private static String headerOf(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> send(String path, String encodings) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(gateway.http(path))
                                .header("Accept-Encoding", encodings)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}

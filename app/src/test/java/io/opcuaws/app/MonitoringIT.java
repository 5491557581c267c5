package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Pages;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.RawHttp;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.tracing.TraceReceiver;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator sees of the packaged gateway, and what a stranger does not. */
@Timeout(120)
class MonitoringIT {

    private static final Path PAGE = Path.of("..", "docs", "monitoring.md");
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\b(?:opcua_ws_gateway|jvm|process)_[a-z_]+\\b");
    private static final String CURRENT_TIME = "i=2258";
    private static final String PASSWORD = "password1";

    @TempDir
    private static Path folder;

    private static TraceReceiver traces;
    private static GatewayProcess gateway;
    private static URI managementUrl;
    private static Pages management;
    private static Pages open;
    private static String server;

    /** A demo server whose port is known beforehand, because a target is to have its URL. */
    @BeforeAll
    static void start() throws IOException {
        traces = new TraceReceiver();
        gateway = GatewayProcess.start(
                "--demo",
                "--demo.port=0",
                "--metrics.port=0",
                "--log.format=json",
                "--audit.file=" + folder.resolve("audit.jsonl"),
                "--tracing.endpoint=" + traces.endpoint(),
                "--targets.down.url=opc.tcp://127.0.0.1:1",
                "--targets.unused.url=opc.tcp://127.0.0.1:1");
        managementUrl = gateway.management();
        management = new Pages(managementUrl);
        open = new Pages(gateway.url());
        server = gateway.demoServer();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        traces.close();
    }

    private static Login asUser() {
        return Login.to(server).secured("Basic256Sha256", "SignAndEncrypt").as("user1", PASSWORD);
    }

    @Test
    void whatClientsDoIsCounted() {
        String reads = "opcua_ws_gateway_requests_total{service=\"Read\",status=\"Good\"}";
        String strayReads = "opcua_ws_gateway_requests_total{service=\"Read\",status=\"BadSessionIdInvalid\"}";
        String badMessages = "opcua_ws_gateway_refusals_total{reason=\"bad_message\"}";
        String failures =
                "opcua_ws_gateway_session_open_failures_total{status=\"BadConnectionRejected\",target=\"down\"}";
        String sessions = "opcua_ws_gateway_sessions{state=\"active\",target=\"(open)\"}";
        String unknown = "opcua_ws_gateway_requests_total{service=\"unknown\",status=\"BadServiceUnsupported\"}";
        String atServer = "opcua_ws_gateway_server_request_duration_seconds_count{service=\"Read\"}";
        double readsBefore = management.value(reads);
        double atServerBefore = management.value(atServer);
        double sessionsBefore = management.value(sessions);
        try (TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(asUser());
            for (int i = 0; i < 3; i++) {
                assertThat(client.read(session, CURRENT_TIME).isGood()).isTrue();
            }
            client.read("4711", CURRENT_TIME);
            client.request("MadeUpByAClient", session, Json.object());
            assertThat(client.tryToLogIn(Login.toTarget("down")).isGood()).isFalse();
            assertThat(management.value(reads)).isEqualTo(readsBefore + 3);
            assertThat(management.value(atServer)).isEqualTo(atServerBefore + 3);
            assertThat(management.value(strayReads)).isEqualTo(1);
            assertThat(management.value(badMessages)).isPositive();
            assertThat(management.value(unknown)).isEqualTo(1);
            assertThat(management.value(failures)).isPositive();
            assertThat(management.value(sessions)).isEqualTo(sessionsBefore + 1);
            assertThat(management.value("opcua_ws_gateway_connections")).isPositive();
            assertThat(management.value("opcua_ws_gateway_ready")).isEqualTo(1);
            assertThat(management.metrics()).noneMatch(line -> line.contains("MadeUp"));
            client.logOut(session);
            await().atMost(Patience.ANSWER)
                    .untilAsserted(() -> assertThat(management.value(sessions)).isEqualTo(sessionsBefore));
        }
    }

    @Test
    void theStateOfTargetsIsShownOnTheManagementPortAlone() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            client.tryToLogIn(Login.toTarget("down"));
        }
        JsonNode ready = Json.parse(management.get("health/ready").body());
        assertThat(ready.path("status").asString()).isEqualTo("UP");
        assertThat(ready.path("targets").propertyNames()).containsExactly("down", "unused");
        assertThat(ready.at("/targets/down/state").asString()).isEqualTo("failed");
        assertThat(ready.at("/targets/down/lastFailure").asString()).isEqualTo("BadConnectionRejected");
        assertThat(ready.at("/targets/unused/state").asString()).isEqualTo("untried");
        assertThat(management.get("health/live").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aStrangerOnTheClientsPortSeesThatItIsUpAndNoMore() {
        assertThat(open.get("health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(open.get("health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(open.get("metrics").statusCode()).isEqualTo(404);
        assertThat(open.get("health").body()).doesNotContain("down", "unused", "127.0.0.1");
    }

    @Test
    void noSecretAndNoAddressIsInWhatIsShown() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(asUser());
            client.tryToLogIn(asUser().as("user1", "a-wrong-passw0rd"));
            client.logOut(session);
        }
        String shown = String.join("\n", management.metrics())
                + management.get("health/ready").body();
        await().atMost(Patience.ANSWER).until(() -> traces.text().contains("Logout"));
        shown += traces.text();
        assertThat(shown).doesNotContain(PASSWORD, "a-wrong-passw0rd", "user1", "opc.tcp", "127.0.0.1");
        assertThat(gateway.log()).noneMatch(line -> line.contains(PASSWORD) || line.contains("a-wrong-passw0rd"));
    }

    @Test
    void garbageOnTheManagementPortDoesNoHarm() throws IOException {
        for (String garbage :
                List.of("\u0000\u0001\u0002", "GET", "GET /metrics HTTP/9.9", "get /\u00ff\u00fe HTTP/1.1")) {
            assertThat(RawHttp.answer(SocketFactory.getDefault(), managementUrl, garbage, "Connection: close\r\n"))
                    .doesNotContain("opcua_ws_gateway");
        }
        assertThat(management.get("health/live").statusCode()).isEqualTo(200);
    }

    /** What is not on the page is not known to whoever is woken at night. */
    @Test
    void thePageOfTheDocumentationNamesEveryMetric() throws IOException {
        everyKindOfThingHappens();
        assertThat(metricsIn(PAGE)).containsAll(management.families());
    }

    @Test
    void theDashboardAndTheAlertsAskForMetricsThatThereAre() throws IOException {
        everyKindOfThingHappens();
        Set<String> samples = samples();
        Path dashboard = DEPLOY.resolve("grafana/opcua-ws-gateway.json");
        assertThat(Json.parse(Files.readString(dashboard)).path("panels").size())
                .isPositive();
        assertThat(samples).containsAll(metricsIn(dashboard));
        assertThat(samples).containsAll(metricsIn(DEPLOY.resolve("prometheus/alerts.yaml")));
    }

    /** What has not happened yet is in no metric. */
    private static void everyKindOfThingHappens() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            client.tryToLogIn(Login.toTarget("down"));
            client.logOut(client.logIn(asUser()));
        }
    }

    private static Set<String> metricsIn(Path file) throws IOException {
        Set<String> metrics = METRIC.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(metrics).isNotEmpty();
        return metrics;
    }

    /** The names of all samples, with those that a family has when something of it has happened. */
    private static Set<String> samples() {
        return management.families().stream()
                .flatMap(name -> Stream.of("", "_bucket", "_sum", "_count").map(name::concat))
                .collect(Collectors.toSet());
    }

    @Test
    void theLogIsOneObjectForEachEventWithTheIdsAndQuietWhileNothingHappens() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            String session = client.logIn(asUser());
            int linesBefore = await().atMost(Patience.ANSWER)
                    .until(() -> linesOf(session).isEmpty() ? 0 : gateway.log().size(), lines -> lines > 0);
            await().during(Duration.ofSeconds(3))
                    .atMost(Patience.ANSWER)
                    .until(() -> gateway.log().size() == linesBefore);
            client.logOut(session);
            await().atMost(Patience.ANSWER).until(() -> linesOf(session).size() == 2);
            List<JsonNode> lines = linesOf(session);
            assertThat(lines)
                    .extracting(line -> line.path("message").asString())
                    .containsExactly("A session is open.", "A session is over.");
            assertThat(lines).allMatch(line -> line.path("connection").isNumber());
        }
    }

    private static List<JsonNode> linesOf(String session) {
        return gateway.log().stream()
                .map(Json::parse)
                .filter(line -> line.path("session").asString("").equals(session))
                .toList();
    }

    @Test
    void aRequestIsTracedWithItsTimeAtTheServer() {
        String session;
        try (TestClient client = TestClient.connect(gateway.url())) {
            session = client.logIn(asUser());
            client.read(session, CURRENT_TIME);
            client.logOut(session);
        }
        Span request = await().atMost(Patience.ANSWER)
                .until(() -> readOf(session), Optional::isPresent)
                .orElseThrow();
        assertThat(TraceReceiver.attribute(request, "opcua.status")).isEqualTo("Good");
        assertThat(traces.spans())
                .filteredOn(span -> span.getParentSpanId().equals(request.getSpanId()))
                .extracting(Span::getName)
                .containsExactly("Read at the server");
    }

    private static Optional<Span> readOf(String session) {
        return traces.spans().stream()
                .filter(span -> span.getName().equals("Read"))
                .filter(span -> TraceReceiver.attribute(span, "session.id").equals(session))
                .findFirst();
    }

    /** A load balancer that looks at it sends no more clients, before they would be turned away. */
    @Test
    void oneThatIsToldToEndIsNotReadyFirstAndServesOnForTheTimeThatItIsGiven() {
        try (GatewayProcess ending = GatewayProcess.start("--metrics.port=0", "--health.drain-time=3000");
                TestClient client = TestClient.connect(ending.url())) {
            Pages pages = new Pages(ending.management());
            assertThat(pages.get("health/ready").statusCode()).isEqualTo(200);
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(ending::terminate);
            await().atMost(Patience.ANSWER)
                    .until(() -> pages.get("health/ready").statusCode() == 503);
            assertThat(new Pages(ending.url()).get("health/ready").statusCode()).isEqualTo(503);
            assertThat(pages.get("health/live").statusCode()).isEqualTo(200);
            assertThat(client.read("4711", CURRENT_TIME).statusText()).isEqualTo("BadSessionIdInvalid");
            assertThat(client.closed().code()).isEqualTo(1001);
            assertThat(exit.orTimeout(Patience.SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)
                            .join())
                    .isZero();
        }
    }
}

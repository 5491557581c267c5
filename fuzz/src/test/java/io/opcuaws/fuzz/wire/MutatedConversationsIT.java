package io.opcuaws.fuzz.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.RecordedStep;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.fuzz.Seeds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Clients send what they should, broken in every way that a seed comes upon: each message has exactly one answer, which keeps
 * to its schema and names the request, or the connection is closed for a reason that is documented; nobody else notices.
 *
 * <p>{@code -Dfuzz.seconds} says how long, {@code -Dfuzz.seed} with which seed.
 */
class MutatedConversationsIT {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 10));
    private static final long SEED = Long.getLong("fuzz.seed", 20261126);
    private static final int MESSAGES_OF_A_CLIENT = 60;
    private static final int LARGEST = 4 << 20;
    private static final Set<Integer> CLOSES = Set.of(1003, 1007, 1009);

    /** They may name any session: none is asked. */
    private static final Set<String> WITHOUT_SESSION =
            Set.of("GW_FindServersResponse", "GW_GetEndpointsResponse", "GW_ListTargetsResponse");

    /** Its answers come when it is asked for them, and not when others are counted. */
    private static final String NODE = "ns=2;s=Demo.Access.ReadOnly";

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Mutations mutations = new Mutations(random);
    private final AnswerSchemas schemas = new AnswerSchemas();
    private long sent;
    private long good;
    private long faults;
    private long closes;

    @Test
    void everyMessageHasItsAnswerAndNobodyElseNotices() throws Exception {
        Path config = Files.writeString(folder.resolve("gateway.yaml"), "open-targets: {allow: ['127.0.0.1']}\n");
        try (GatewayProcess gateway = GatewayProcess.start(
                        "--demo",
                        "--demo-port=0",
                        "--config=" + config,
                        "--limits.logins-per-minute-and-address=1000000");
                TestClient bystander = TestClient.connect(gateway.url())) {
            String server = gateway.demoServer();
            String session = bystander.logIn(Login.to(server));
            List<JsonNode> corpus = corpus(server);
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() - end < 0) {
                converse(gateway.url(), server, corpus, session);
                assertThat(bystander.read(session, NODE).body().toString()).contains("\"Body\":\"42\"");
                assertThat(bystander.untaken()).isEmpty();
                assertHealthy(gateway.url());
            }
            assertThat(gateway.log())
                    .as("lines of the log")
                    .hasSizeLessThan(1_000)
                    .noneMatch(line -> line.startsWith("\tat "));
        }
        assertThat(sent).isPositive();
        System.out.printf(
                "%d messages with seed %d: %d answered well, %d refused, %d connections closed%n",
                sent, SEED, good, faults, closes);
    }

    /** Requests as clients have sent them, and all examples of the schemas, valid or not. */
    private static List<JsonNode> corpus(String server) {
        List<JsonNode> corpus = new ArrayList<>();
        Stream<String> recorded = RecordedStep.conversations().values().stream()
                .flatMap(List::stream)
                .map(step -> step.request(Map.of("DiscoveryUrl", server)));
        Stream.concat(recorded, Seeds.requests().map(Seeds::text))
                .map(text -> text.replaceAll("opc\\.tcp://[^\"]*", server))
                .forEach(text -> parsed(text).ifPresent(corpus::add));
        return corpus;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** One client's life: as many messages as it may send, or until it is shown out. */
    private void converse(URI url, String server, List<JsonNode> corpus, String foreign) {
        try (TestClient client = TestClient.connect(url, "json")) {
            String own = client.logIn(Login.to(server));
            for (int i = 0; i < MESSAGES_OF_A_CLIENT; i++) {
                String session = random.nextInt(20) == 0 ? foreign : own;
                JsonNode message = withSession(pick(corpus), session);
                String text = mutations.of(message, withSession(pick(corpus), own));
                if (!answered(client, text, foreign)) {
                    return;
                }
            }
        }
    }

    private JsonNode pick(List<JsonNode> corpus) {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private static JsonNode withSession(JsonNode message, String session) {
        return Json.parse(
                message.toString().replaceAll("\"SessionId\":\"[^\"]*\"", "\"SessionId\":\"" + session + "\""));
    }

    /** Whether the connection is still there after the message, which has had its answer then. */
    private boolean answered(TestClient client, String text, String foreign) {
        sent++;
        if (isClosedBy(client, text)) {
            closes++;
            assertThat(client.closed().code()).as(text).isIn(CLOSES);
            return false;
        }
        Message answer = client.take("an answer to " + abbreviated(text), MutatedConversationsIT::isAnswer);
        assertThat(schemas.complaints(answer))
                .as("%s to %s", answer, abbreviated(text))
                .isEmpty();
        parsed(text)
                .map(tree -> tree.path("Header").path("ClientHandle"))
                .filter(JsonNode::isString)
                .filter(handle -> text.indexOf("\"ClientHandle\"") == text.lastIndexOf("\"ClientHandle\""))
                .ifPresent(handle ->
                        assertThat(answer.clientHandle()).as(abbreviated(text)).isIn(handle.stringValue(), ""));
        if (answer.isGood()) {
            good++;
            assertThat(!answer.sessionId().equals(foreign) || WITHOUT_SESSION.contains(answer.type()))
                    .as("a session of another connection in " + abbreviated(text))
                    .isTrue();
        } else {
            faults++;
        }
        assertThat(client.untaken()).as("after " + abbreviated(text)).noneMatch(MutatedConversationsIT::isAnswer);
        return true;
    }

    /** Sends it whole, in pieces, or as what is no text; tells whether that closes the connection. */
    private boolean isClosedBy(TestClient client, String text) {
        if (random.nextInt(200) == 0) {
            client.sendBinary(text.getBytes(StandardCharsets.UTF_8));
            return true;
        }
        if (text.length() > 2 && random.nextInt(5) == 0) {
            int cut = text.offsetByCodePoints(0, 1 + random.nextInt(text.codePointCount(0, text.length()) - 1));
            client.sendFragments(text.substring(0, cut), "", text.substring(cut));
        } else {
            client.send(text);
        }
        return text.length() > LARGEST;
    }

    private static boolean isAnswer(Message message) {
        return !message.type().endsWith("Notify");
    }

    private static String abbreviated(String text) {
        return text.length() > 2_000 ? text.substring(0, 2_000) + "..." : text;
    }

    private static void assertHealthy(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + url.getAuthority() + "/health"))
                .timeout(Patience.ANSWER)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}

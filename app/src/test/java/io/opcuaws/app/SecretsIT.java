package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.CarelessMessages;
import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.JwtIssuer;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.RawHttp;
import io.opcuaws.app.peer.Secrets;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.peer.UserCertificate;
import io.opcuaws.app.peer.UserCertificate.Form;
import io.opcuaws.demo.DemoServer;
import io.opcuaws.demo.DemoServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The program is given secrets of every kind, by clients that use them as they should and by clients that do not, and by its
 * operator. It logs as much as it can. Then all that it has said is searched for them.
 */
@Timeout(300)
class SecretsIT {

    private static final String POLICY = "Basic256Sha256";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Secrets secrets = new Secrets();
    private final String userPassword = secrets.add("a user's password", "pw-9sK2xuQ7-of-operator");
    private final String targetPassword = secrets.add("a target's password", "pw-Lw84mmZ1-of-gateway");
    private final String issuedToken = secrets.add("an issued token", "it-5rTTe0Vb-issued-to-somebody");
    private final String apiToken = secrets.add("a client's token", "at-H3c9yPk2-of-the-dashboard");
    private final String keyPassword = secrets.add("the password of a key", "kp-Qe71aaXn-of-the-tls-key");

    /** Of nobody: what is mistyped is a secret too. */
    private final String mistyped = secrets.add("something mistyped", "mt-8uJ6vWq4-of-somebody");

    private final JwtIssuer issuer = new JwtIssuer();
    private final String jwt = secretPart(issuer.token("panel", Instant.now().plusSeconds(600)));
    private final String expired =
            secretPart(issuer.token("panel", Instant.now().minusSeconds(600)));
    private final UserCertificate tls = withSecretKey("the key of TLS", UserCertificate.create());
    private final UserCertificate user = withSecretKey("a user's key", UserCertificate.create());
    private final UserCertificate ofTarget = withSecretKey("a target's key", UserCertificate.create());

    @AutoClose
    private final DemoServer server = DemoServer.start(DemoServerOptions.defaults()
            .withUsers(Map.of("operator", userPassword, "gateway", targetPassword))
            .withIssuedToken(issuedToken));

    private final SSLContext context = UserCertificate.tls(List.of(tls), Optional.empty());
    private final HttpClient http = HttpClient.newBuilder().sslContext(context).build();
    private final List<TestClient> clients = new ArrayList<>();

    SecretsIT() throws Exception {}

    @Test
    void noSecretIsInWhatTheProgramSays() throws Exception {
        String config = configure().toString();
        try (GatewayProcess gateway = GatewayProcess.start("--config", config)) {
            secrets.addKey("the gateway's own key", ownKey(gateway));
            TestClient careful = connect(gateway, apiToken);
            logInWithEverySecret(careful);
            String session = careful.logIn(Login.to(server.endpointUrl()));
            beCareless(careful, session);
            sendWhatIsNoMessage(gateway);
            comeBackWithTokens(gateway, careful);
            beStrangers(gateway);
            List<String> answers = knock(gateway.url());
            assertThat(gateway.terminate()).isZero();

            assertThat(gateway.log()).as("the log").anyMatch(line -> line.contains(" DEBUG "));
            assertSaysNone("the log", gateway.log());
            assertSaysNone("the answers of HTTP", answers);
            assertSaysNone("the messages", messages());
            assertSaysNone("the audit", audit());
        }
        assertSaysNone(
                "--print-config", List.of(GatewayProcess.outputAndErrors("", "--config", config, "--print-config")));
    }

    private void logInWithEverySecret(TestClient client) {
        Login login = Login.to(server.endpointUrl()).secured(POLICY, "SignAndEncrypt");
        for (Form form : Form.values()) {
            client.logIn(login.asOwnerOf(user.certificate(form), user.privateKey(form)));
        }
        client.logIn(login.as("operator", userPassword));
        client.logIn(login.withToken(issuedToken));
        for (String target : List.of("by-password", "by-certificate", "by-token")) {
            client.logIn(Login.toTarget(target));
        }
    }

    /** A secret that is asked for in the wrong way is answered with what is wrong. */
    private void beCareless(TestClient client, String session) {
        for (String secret : List.of(mistyped, userPassword)) {
            for (String text : CarelessMessages.with(secret, session, server.endpointUrl())) {
                client.send(text);
                client.take();
            }
        }
        Login login = Login.to(server.endpointUrl()).secured(POLICY, "Sign");
        for (Form form : Form.values()) {
            client.tryToLogIn(login.asOwnerOf(user.privateKey(form), user.certificate(form)));
            client.tryToLogIn(login.asOwnerOf(tls.certificate(form), user.privateKey(form)));
            client.tryToLogIn(login.asOwnerOf(user.certificate(form), "!" + user.privateKey(form)));
        }
    }

    private void sendWhatIsNoMessage(GatewayProcess gateway) {
        TestClient binary = connect(gateway, apiToken);
        binary.sendBinary(mistyped.getBytes(StandardCharsets.UTF_8));
        assertThat(secrets.foundIn(binary.closed().reason())).isEmpty();
        TestClient tooLong = connect(gateway, apiToken);
        tooLong.send(mistyped.repeat(3_000));
        assertThat(tooLong.closed().code()).isEqualTo(1009);
        TestClient tooManyParts = connect(gateway, apiToken);
        tooManyParts.sendFragments(mistyped.split(""));
        tooManyParts.take();
    }

    private void comeBackWithTokens(GatewayProcess gateway, TestClient client) {
        Message login = client.tryToLogIn(Login.toTarget("by-password").resumable(A_MINUTE));
        client.drop();
        TestClient again = connect(gateway, apiToken);
        String session = login.body().path("SessionId").asString();
        String token =
                secrets.add("a resume token", login.body().path("ResumeToken").asString());
        CarelessMessages.with(token, session, server.endpointUrl()).forEach(text -> {
            again.send(text);
            again.take();
        });
        // The session may not have noticed yet that its client is gone.
        Message answer = await().atMost(Patience.ANSWER)
                .until(() -> again.request("Resume", null, resume(session, token)), Message::isGood);
        secrets.add("a resume token", answer.body().path("ResumeToken").asString());
        again.logOut(session);
    }

    /** They have no token, or none that is good. */
    private void beStrangers(GatewayProcess gateway) {
        TestClient byMessage = connect(gateway);
        byMessage.authenticate(mistyped);
        byMessage.authenticate(expired);
        assertThat(byMessage.authenticate(jwt).isGood()).isTrue();
        byMessage.authenticate(apiToken);
        for (String text : CarelessMessages.with(apiToken, "1", server.endpointUrl())) {
            byMessage.send(text);
            byMessage.take();
        }
        TestClient stranger = connect(gateway);
        stranger.tryToLogIn(Login.to(server.endpointUrl()).as("operator", userPassword));
        stranger.closed();
        for (String wrong : List.of(mistyped, expired, jwt + "x")) {
            assertThatThrownBy(() -> connect(gateway, wrong)).isNotNull();
        }
    }

    /** Requests that do not become WebSockets, and what they are answered with. */
    private List<String> knock(URI url) throws IOException {
        String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        return List.of(
                answer(url, "GET /health HTTP/1.1", "Authorization: Bearer " + apiToken + "\r\n"),
                answer(url, "GET /health?token=" + mistyped + " HTTP/1.1", ""),
                answer(url, "GET /" + mistyped + " HTTP/1.1", "Cookie: token=" + mistyped + "\r\n"),
                answer(url, "GET /?token=" + mistyped + " HTTP/1.1", upgrade),
                answer(url, "GET /?access_token=" + mistyped + " HTTP/1.1", upgrade),
                answer(url, "GET /" + mistyped + "?" + mistyped + " HTTP/1.1", upgrade + authorization(mistyped)),
                answer(url, "GET / HTTP/1.1", upgrade + authorization(jwt + "x")),
                answer(url, "GET / HTTP/1.1", upgrade + "Authorization: Basic " + mistyped + "\r\n"),
                answer(url, "GET / HTTP/1.1", upgrade + "Origin: https://" + mistyped + ".example\r\n"),
                answer(url, "POST /" + mistyped + " HTTP/1.1", "Content-Length: 0\r\n"),
                answer(url, mistyped + " /" + mistyped + " HTTP/9.9", mistyped + "\r\n"),
                answer(url, "GET /%" + mistyped + " HTTP/1.1", mistyped + ": \u0000\r\n"));
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private String answer(URI url, String request, String headers) throws IOException {
        return RawHttp.answer(context.getSocketFactory(), url, request, headers);
    }

    /** What clients were told, but for the one thing that they must be told. */
    private List<String> messages() {
        return clients.stream()
                .flatMap(client -> client.heard().stream())
                .map(message -> {
                    String handedOut = message.body().path("ResumeToken").asString("");
                    return handedOut.isEmpty() ? message.text() : message.text().replace(handedOut, "");
                })
                .toList();
    }

    /** Without where a client wanted to go and what it wanted to write, which is what an audit is for. */
    private List<String> audit() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
            ObjectNode event = (ObjectNode) Json.parse(line);
            assertThat(event.path("Target").asString(""))
                    .as("a user or a query")
                    .doesNotContain("@", "?");
            event.remove(List.of("Target", "Operation"));
            lines.add(event.toString());
        }
        return lines;
    }

    private void assertSaysNone(String what, List<String> lines) {
        assertThat(lines).as(what).isNotEmpty();
        assertThat(lines)
                .as("lines of %s that have secrets", what)
                .filteredOn(line -> !secrets.foundIn(line).isEmpty())
                .isEmpty();
        assertThat(secrets.foundIn(String.join("", lines)))
                .as("%s, lines put together", what)
                .isEmpty();
    }

    private static JsonNode resume(String session, String token) {
        return Json.object().put("SessionId", session).put("ResumeToken", token).put("LastNotify", 0);
    }

    private TestClient connect(GatewayProcess gateway, String... token) {
        Map<String, String> headers = token.length == 0 ? Map.of() : Map.of("Authorization", "Bearer " + token[0]);
        TestClient client = TestClient.connect(gateway.url(), http, headers);
        clients.add(client);
        return client;
    }

    /** Its header says nothing. */
    private String secretPart(String token) {
        secrets.add("a JWT", token.substring(token.indexOf('.') + 1));
        return token;
    }

    private UserCertificate withSecretKey(String name, UserCertificate certificate) {
        secrets.addKey(name, Base64.getDecoder().decode(certificate.privateKey(Form.BASE64)));
        return certificate;
    }

    private static byte[] ownKey(GatewayProcess gateway) throws IOException {
        String pem = Files.readString(gateway.dataFolder().resolve("own/private-key.pem"));
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private Path configure() throws Exception {
        write("certificate.pem", tls.certificate(Form.PEM));
        write("key.pem", tls.encryptedPrivateKey(keyPassword));
        write("key.password", keyPassword + "\n");
        write("jwks.json", issuer.jwks());
        write("user.pem", ofTarget.certificate(Form.PEM));
        write("user-key.pem", ofTarget.privateKey(Form.PEM));
        write("gateway.password", targetPassword + "\n");
        return write("gateway.yaml", """
                listen: {tls: {certificate: certificate.pem, key: key.pem, key-password: {file: key.password}}}
                clients:
                  authentication: [token, jwt]
                  tokens: {dashboard: {sha256: %s}}
                  jwt: {jwks: jwks.json, issuer: "%s", audience: gateway}
                targets:
                  by-password: {url: "%3$s", user: {name: gateway, password: {file: gateway.password}}}
                  by-certificate: {url: "%3$s", user: {certificate: user.pem, key: user-key.pem}}
                  by-token: {url: "%3$s", user: {token: "%4$s"}}
                limits: {message-bytes: 60000}
                security: {trust-all-servers: true}
                audit: {file: audit.jsonl, required: true, read-back: true}
                log:
                  level: trace
                  loggers: {io.opcuaws: trace, org.eclipse.jetty: trace, org.eclipse.milo: trace, com.networknt: trace,
                    io.netty: trace, com.nimbusds: trace, org.eclipse.milo.opcua.stack.transport.client: trace}
                """.formatted(
                        GatewayProcess.output(apiToken + "\n", "--hash-token"),
                        JwtIssuer.NAME,
                        server.endpointUrl(),
                        issuedToken));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

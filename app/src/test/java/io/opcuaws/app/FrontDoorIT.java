package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.JwtIssuer;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.RawWebSocket;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.peer.UserCertificate;
import io.opcuaws.app.peer.UserCertificate.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom the program lets in, as it is configured, and as it is configured anew while it runs. */
@Timeout(120)
class FrontDoorIT {

    private static final String TOKEN = "dashboard-t0ken-7bWq3n1yE8uV5g";
    private static final Login NOWHERE = Login.to("opc.tcp://127.0.0.1:1");
    private static final String NOT_TRUSTED = "BadIdentityTokenRejected";

    @TempDir
    private Path folder;

    private final UserCertificate first = UserCertificate.create();
    private final UserCertificate second = UserCertificate.create();
    private final JwtIssuer issuer = new JwtIssuer();

    FrontDoorIT() throws Exception {}

    @Test
    void clientsComeByTlsAndProveWhoTheyAreUntilTheConfigurationSaysOtherwise() throws Exception {
        String hash = GatewayProcess.output(TOKEN + "\n", "--hash-token");
        write(first);
        configure("token, jwt, certificate", "\n  tokens: {dashboard: {sha256: " + hash + "}}");
        HttpClient stranger = http(Optional.empty());
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + TOKEN);
        String jwt = issuer.token("panel", Instant.now().plusSeconds(600));
        try (GatewayProcess gateway =
                GatewayProcess.start("--config", folder.resolve("gateway.yaml").toString())) {
            assertThat(gateway.url().getScheme()).isEqualTo("wss");
            TestClient unknown = TestClient.connect(gateway.url(), stranger, Map.of());
            assertThat(unknown.tryToLogIn(NOWHERE).statusText()).isEqualTo(NOT_TRUSTED);
            assertThat(unknown.closed().code()).isEqualTo(1008);

            TestClient byHeader = TestClient.connect(gateway.url(), stranger, bearer);
            assertThat(byHeader.tryToLogIn(NOWHERE).statusText()).isNotEqualTo(NOT_TRUSTED);
            TestClient byMessage = TestClient.connect(gateway.url(), stranger, Map.of());
            assertThat(byMessage.authenticate(jwt).body().path("ClientName").asString())
                    .isEqualTo("panel");
            TestClient byCertificate = TestClient.connect(gateway.url(), http(Optional.of(first)), Map.of());
            assertThat(byCertificate.tryToLogIn(NOWHERE).statusText()).isNotEqualTo(NOT_TRUSTED);

            write(second);
            configure("jwt, certificate", "");
            gateway.hangUp();
            assertThat(byHeader.closed().code()).isEqualTo(1008);
            assertThat(byCertificate.closed().code()).isEqualTo(1008);
            assertThat(byMessage.tryToLogIn(NOWHERE).statusText()).isNotEqualTo(NOT_TRUSTED);
            assertThat(statusOfRefusal(() -> TestClient.connect(gateway.url(), stranger, bearer)))
                    .isEqualTo(401);
            assertThat(gateway.log()).noneMatch(line -> line.contains(TOKEN) || line.contains(hash));
        }
    }

    @Test
    void onlySoMuchIsAllowedAsIsConfigured() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(
                        "--listen.origins=https://hmi.example",
                        "--limits.connections-per-address=3",
                        "--limits.nodes-per-request=2",
                        "--limits.logins-per-minute-and-address=2",
                        "--limits.handshake-timeout=500",
                        "--compression.enabled");
                TestClient client = TestClient.connect(gateway.url())) {
            HttpClient page = HttpClient.newHttpClient();
            assertThat(statusOfRefusal(
                            () -> TestClient.connect(gateway.url(), page, Map.of("Origin", "https://evil.example"))))
                    .isEqualTo(403);
            client.tryToLogIn(NOWHERE);
            client.tryToLogIn(NOWHERE);
            assertThat(client.tryToLogIn(NOWHERE).statusText()).isEqualTo("BadServerTooBusy");
            assertThat(client.read("1", "i=1", "i=2", "i=3").statusText()).isEqualTo("BadTooManyOperations");
            throwBomb(gateway);
            try (Socket silent =
                            new Socket(gateway.url().getHost(), gateway.url().getPort());
                    InputStream in = silent.getInputStream()) {
                assertThat(in.read()).isEqualTo(-1);
            }
            try (TestClient two = TestClient.connect(gateway.url(), page, Map.of("Origin", "https://hmi.example"));
                    TestClient three = TestClient.connect(gateway.url())) {
                assertThat(statusOfRefusal(() -> TestClient.connect(gateway.url())))
                        .isEqualTo(429);
                assertThat(List.of(two.untaken(), three.untaken())).allMatch(List::isEmpty);
            }
        }
    }

    /** It would take 300 MB inflated, and the gateway has 256 MB. */
    private static void throwBomb(GatewayProcess gateway) throws IOException {
        try (RawWebSocket client =
                RawWebSocket.connect(gateway.url(), "Sec-WebSocket-Extensions: permessage-deflate")) {
            client.sendFrame(0x40 | RawWebSocket.TEXT, true, bomb());
            assertThat(client.readClose().code()).isEqualTo(1009);
        }
    }

    private static byte[] bomb() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        byte[] some = new byte[1 << 16];
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            deflater.setInput(spaces);
            for (int length = deflater.deflate(some); length > 0; length = deflater.deflate(some)) {
                bomb.write(some, 0, length);
            }
        }
        deflater.end();
        return bomb.toByteArray();
    }

    private static int statusOfRefusal(Runnable connect) {
        Throwable refusal = catchThrowable(connect::run);
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
        }
        throw new AssertionError("no answer of HTTP", refusal);
    }

    private HttpClient http(Optional<UserCertificate> own) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(UserCertificate.tls(List.of(first, second), own))
                .build();
    }

    private void write(UserCertificate certificate) throws IOException {
        Files.writeString(folder.resolve("certificate.pem"), certificate.certificate(Form.PEM));
        Files.writeString(folder.resolve("key.pem"), certificate.privateKey(Form.PEM));
        Files.writeString(folder.resolve("jwks.json"), issuer.jwks());
    }

    /** Whose certificate is the gateway's is a client that is trusted, too. */
    private void configure(String methods, String tokens) throws IOException {
        Files.writeString(folder.resolve("gateway.yaml"), """
                listen:
                  tls:
                    certificate: certificate.pem
                    key: key.pem
                    client-ca: certificate.pem
                    client-certificates: wanted
                clients:
                  authentication: [%s]
                  authenticate-within: 4000
                  jwt: {jwks: jwks.json, issuer: "https://issuer.example", audience: gateway}%s
                """.formatted(methods, tokens));
    }
}

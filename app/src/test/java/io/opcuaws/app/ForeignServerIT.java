package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.Patience;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.peer.UserCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The gateway and a server that shares no code with it: each way in, and what is read once inside. */
@Timeout(120)
class ForeignServerIT {

    private static final String BAD_USER_ACCESS_DENIED = Long.toString(0x801F0000L);

    @AutoClose
    private static NodeOpcUaServer server;

    @AutoClose
    private static GatewayProcess gateway;

    @AutoClose
    private TestClient client;

    @BeforeAll
    static void startServerAndGateway() {
        server = NodeOpcUaServer.start();
        gateway = GatewayProcess.start("--trust-all-servers");
    }

    @BeforeEach
    void connect() {
        client = TestClient.connect(gateway.url());
    }

    /** Whatever a test did, its client leaves, and then nothing of it may stay. */
    @AfterEach
    void nothingIsLeftOnTheServer() {
        client.drop();
        await().atMost(Patience.SESSIONS_GONE)
                .untilAsserted(() -> assertThat(server.sessionCount()).isZero());
    }

    /** Security is agreed with the server's stack, not with ours: each pair is another handshake. */
    @ParameterizedTest
    @CsvSource({
        "None, None",
        "Basic128Rsa15, Sign",
        "Basic128Rsa15, SignAndEncrypt",
        "Basic256, Sign",
        "Basic256, SignAndEncrypt",
        "Basic256Sha256, Sign",
        "Basic256Sha256, SignAndEncrypt",
        "Aes128_Sha256_RsaOaep, Sign",
        "Aes128_Sha256_RsaOaep, SignAndEncrypt",
        "Aes256_Sha256_RsaPss, Sign",
        "Aes256_Sha256_RsaPss, SignAndEncrypt",
    })
    void aSessionOpensWithEachPolicyAndMode(String policy, String mode) {
        String session = client.logIn(login().secured(policy, mode));

        assertThat(server.sessionCount()).isEqualTo(1);
        assertThat(readValue(session, "Boolean").path("Body").asString()).isEqualTo("true");
        assertThat(client.logOut(session).isGood()).isTrue();
        assertThat(server.sessionCount()).isZero();
    }

    /** A login that names the server and nothing else is the shortest way in. */
    @Test
    void aLoginWithoutPolicyModeAndUserIsAnonymousAndInClear() {
        assertThat(client.logIn(login())).containsOnlyDigits();
    }

    /** Over None the password is encrypted by the token's policy, over the others by the channel's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "None",
                "Basic128Rsa15",
                "Basic256",
                "Basic256Sha256",
                "Aes128_Sha256_RsaOaep",
                "Aes256_Sha256_RsaPss"
            })
    void aUserLogsInWithNameAndPasswordUnderEachPolicy(String policy) {
        assertThat(client.logIn(under(policy).as("user1", "password1"))).containsOnlyDigits();
    }

    /** The client must hear from the login why it was refused, in the server's own words. */
    @ParameterizedTest
    @ValueSource(strings = {"None", "Basic256Sha256"})
    void aWrongPasswordIsAnsweredWithTheServersStatusCode(String policy) {
        Message refusal = client.tryToLogIn(under(policy).as("user1", "wrong"));

        assertThat(refusal.statusCode()).isEqualTo(BAD_USER_ACCESS_DENIED);
        assertThat(refusal.statusText()).isEqualTo("BadUserAccessDenied");
        assertThat(refusal.json().has("Body")).isFalse();
        assertThat(refusal.text()).doesNotContain("wrong");
        assertThat(server.sessionCount()).isZero();
        assertThat(client.untaken()).isEmpty();
    }

    /** The proof of possession is a signature over the server's nonce, made with the user's key on the gateway. */
    @ParameterizedTest
    @ValueSource(strings = {"None", "Basic128Rsa15", "Basic256Sha256", "Aes256_Sha256_RsaPss"})
    void aUserLogsInWithACertificateUnderEachPolicy(String policy) throws Exception {
        UserCertificate user = UserCertificate.create();

        String session = client.logIn(under(policy)
                .asOwnerOf(
                        user.certificate(UserCertificate.Form.BASE64), user.privateKey(UserCertificate.Form.BASE64)));

        assertThat(client.logOut(session).isGood()).isTrue();
    }

    /** Existing clients send whichever text their tools gave them. */
    @ParameterizedTest
    @EnumSource
    void aUserCertificateMayBeWrittenInEachForm(UserCertificate.Form form) throws Exception {
        UserCertificate user = UserCertificate.create();

        String session = client.logIn(under("Basic256Sha256").asOwnerOf(user.certificate(form), user.privateKey(form)));

        assertThat(client.logOut(session).isGood()).isTrue();
    }

    /** Values at the edges of their types: nothing is narrowed, rounded or re-coded on the way. */
    @ParameterizedTest
    @CsvSource({
        "Boolean, 1, true",
        "SByte, 2, -128",
        "Byte, 3, 255",
        "Int16, 4, -32768",
        "UInt16, 5, 65535",
        "Int32, 6, -2147483648",
        "UInt32, 7, 4294967295",
        "Int64, 8, -9223372036854775808",
        "UInt64, 9, 18446744073709551615",
        "Float, 10, 0.1",
        "Double, 11, 1.7976931348623157E308",
        "String, 12, 'Grüße, 世界 👋'",
        "DateTime, 13, 2026-02-28T23:59:59.123Z",
    })
    void eachScalarIsReadAsItIs(String name, String type, String body) {
        JsonNode value = readValue(client.logIn(login()), name);

        assertThat(value.path("Type").asString()).isEqualTo(type);
        if (name.equals("Double")) {
            assertThat(Double.parseDouble(value.path("Body").asString())).isEqualTo(Double.parseDouble(body));
        } else {
            assertThat(value.path("Body").asString()).isEqualTo(body);
        }
    }

    /** One bad node must not cost the client the good ones. */
    @Test
    void aNodeThatDoesNotExistIsABadResultAtItsPlace() {
        String session = client.logIn(login());

        Message response = client.read(session, node("Int32"), node("Nowhere"), node("Int16"));

        JsonNode results = response.body().path("Results");
        assertThat(response.isGood()).isTrue();
        assertThat(results.size()).isEqualTo(3);
        assertThat(results.get(0).path("Value").path("Body").asString()).isEqualTo("-2147483648");
        assertThat(results.get(1).path("Status").asString()).isEqualTo(Long.toString(0x80340000L));
        assertThat(results.get(2).path("Value").path("Body").asString()).isEqualTo("-32768");
    }

    /** Several sessions share a WebSocket, and one that ends takes no other with it. */
    @Test
    void twoSessionsOfOneClientLiveAndEndOnTheirOwn() {
        String first = client.logIn(login());
        String second = client.logIn(under("Basic256Sha256").as("user1", "password1"));
        assertThat(server.sessionCount()).isEqualTo(2);

        assertThat(client.logOut(first).isGood()).isTrue();

        assertThat(server.sessionCount()).isEqualTo(1);
        assertThat(client.read(first, node("Int32")).statusText()).isEqualTo("BadSessionIdInvalid");
        assertThat(readValue(second, "Int32").path("Body").asString()).isEqualTo("-2147483648");
    }

    /** A session id is no secret: knowing one must give nothing. */
    @Test
    void aSessionOfAnotherClientLooksAsIfThereWereNone() {
        String session = client.logIn(login());
        try (TestClient stranger = TestClient.connect(gateway.url())) {
            assertThat(stranger.read(session, node("Int32")).statusText()).isEqualTo("BadSessionIdInvalid");
            assertThat(stranger.logOut(session).statusText()).isEqualTo("BadSessionIdInvalid");
        }
        assertThat(readValue(session, "Int32").path("Body").asString()).isEqualTo("-2147483648");
    }

    private static Login login() {
        return Login.to(server.discoveryUrl());
    }

    private static Login under(String policy) {
        return login().secured(policy, policy.equals("None") ? "None" : "SignAndEncrypt");
    }

    private static String node(String name) {
        return "ns=" + server.namespace() + ";s=" + name;
    }

    /** The Variant that a read of a variable gave. */
    private JsonNode readValue(String session, String name) {
        Message response = client.read(session, node(name));
        assertThat(response.isGood()).as("%s", response).isTrue();
        return response.body().path("Results").path(0).path("Value");
    }
}

package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.ClientAuthenticator;
import io.opcuaws.ws.auth.Credential;
import io.opcuaws.ws.auth.JwtKeys;
import io.opcuaws.ws.auth.JwtTokens;
import io.opcuaws.ws.auth.StaticTokens;
import io.opcuaws.ws.auth.TestTokens;
import io.opcuaws.ws.auth.TokenHash;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that wants to know who its clients are. */
class AuthenticationTest {

    private static final String DASHBOARD = "dashboard-t0ken-7bWq3n1yE8uV5g";
    private static final String PANEL = "panel-t0ken-Zr0p7bTkWq3n1yE8";
    private static final Authentication DASHBOARD_ONLY =
            new Authentication(List.of(new StaticTokens(Map.of("dashboard", TokenHash.of(Secret.ofText(DASHBOARD))))));
    private static final String LOGIN = "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'c1'},"
            + "'Body':{'DiscoveryUrl':'opc.tcp://127.0.0.1:4840','ResumeWindow':60000}}";
    private static final String RESUME = "{'Header':{'MessageType':'GW_ResumeRequest','ClientHandle':'c2'},"
            + "'Body':{'SessionId':1,'ResumeToken':'token-1'}}";
    private static final int WRONG_TOKENS = 3;
    private static final DoorSettings DOOR = DoorSettings.DEFAULT
            .withAuthenticateWithin(Duration.ofMillis(500))
            .withRequests(new RequestLimits(10_000, WRONG_TOKENS, Duration.ofSeconds(60)));

    private final TestTokens issuer = new TestTokens("key-1");
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        JwtTokens jwt =
                new JwtTokens(TestTokens.SETTINGS, JwtKeys.parse(issuer.jwks()).fixed(), Clock.systemUTC());
        StaticTokens tokens = new StaticTokens(Map.of(
                "dashboard", TokenHash.of(Secret.ofText(DASHBOARD)), "panel", TokenHash.of(Secret.ofText(PANEL))));
        gateway = new TestGateway(TestGateway.SETTINGS.withDoor(DOOR), new Authentication(List.of(tokens, jwt)));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void aTokenInTheHandshakeLetsAClientIn() throws Exception {
        assertThat(gateway.connectWithToken(DASHBOARD).say(LOGIN).hears()).contains("'StatusCode':'0'");
        assertThat(gateway.connectWithToken(jwt("a", 60)).say(LOGIN).hears()).contains("'StatusCode':'0'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wr0ng-t0ken", "Bearer ", "Basic ZGFzaGJvYXJkOng=", DASHBOARD, "Bearer"})
    void aBadTokenInTheHandshakeIsAnsweredWith401(String authorization) throws IOException {
        try (RawClient stranger = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(stranger.handshake("Host: a", "Authorization: " + authorization))
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: Bearer")
                    .doesNotContain("t0ken");
        }
    }

    @Test
    void twoTokensAreNoToken() throws IOException {
        try (RawClient unsure = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(unsure.handshake(
                            "Host: a", "Authorization: Bearer " + DASHBOARD, "Authorization: Bearer " + PANEL))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/?token=", "/gw?a=b&access_token=", "/?a=b;API-Key=", "/?jwt=", "/?Authorization=Bearer%20"})
    void aTokenInTheUrlIsRefusedHoweverGoodItIs(String path) throws IOException {
        try (RawClient careless = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(careless.handshakeAt(path + DASHBOARD, "Host: a", "Authorization: Bearer " + DASHBOARD))
                    .startsWith("HTTP/1.1 400");
            assertThat(careless.readToTheEnd()).doesNotContain(DASHBOARD);
        }
    }

    @Test
    void aBrowserSaysItInItsFirstMessage() throws Exception {
        Client browser = gateway.connect();

        assertThat(browser.say(authenticate(DASHBOARD)).hears())
                .isEqualTo("{'Header':{'MessageType':'GW_AuthenticateResponse','ClientHandle':'c0','StatusCode':'0'},"
                        + "'Body':{'ClientName':'dashboard'}}");
        assertThat(browser.say(LOGIN).hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aClientIsToldWhenItsTokenExpires() throws Exception {
        Instant until = Instant.now().plusSeconds(60);
        assertThat(gateway.connect()
                        .say(authenticate(issuer.token("a", until).text()))
                        .hears())
                .contains("'ExpirationTime':'" + Instant.ofEpochSecond(until.getEpochSecond()) + "'");
    }

    /** Good or bad, in the handshake or in a message: once it has been looked at nobody needs it. */
    @Test
    void aTokenIsClearedWhenItHasBeenLookedAt() throws Exception {
        List<Secret> shown = new CopyOnWriteArrayList<>();
        StaticTokens tokens = new StaticTokens(Map.of("dashboard", TokenHash.of(Secret.ofText(DASHBOARD))));
        ClientAuthenticator recording = new ClientAuthenticator() {
            @Override
            public Optional<Credential> ofToken(Secret token) {
                assertThat(token.isCleared()).isFalse();
                shown.add(token);
                return tokens.ofToken(token);
            }

            @Override
            public boolean stillAccepts(Credential credential) {
                return tokens.stillAccepts(credential);
            }
        };
        try (TestGateway recorded =
                        new TestGateway(TestGateway.SETTINGS.withDoor(DOOR), new Authentication(List.of(recording)));
                RawClient stranger = RawClient.knock(recorded.port(), RawClient.HERE)) {
            recorded.connectWithToken(DASHBOARD).say(LOGIN).hears();
            recorded.connect().say(authenticate(DASHBOARD)).hears();
            recorded.connect().say(authenticate("wr0ng-t0ken")).hears();
            stranger.handshake("Host: a", "Authorization: Bearer wr0ng-t0ken");
        }
        assertThat(shown).hasSize(4).allMatch(Secret::isCleared);
    }

    @Test
    void beforeThatNothingReachesTheDomain() throws Exception {
        Client stranger = gateway.connect();

        assertThat(stranger.say(LOGIN).hears()).contains("'GW_LoginResponse'", "'BadIdentityTokenRejected'");
        assertThat(stranger.say(RESUME).hears()).contains("'GW_ResumeResponse'", "'BadIdentityTokenRejected'");
        assertThat(gateway.opcUa.logins).isEmpty();
    }

    @Test
    void whoDoesNotSayItInTimeIsClosedWith1008() {
        assertThat(gateway.connect().isClosedWith()).isEqualTo(1008);
    }

    @Test
    void whoHasSaidItStays() throws Exception {
        Client client = gateway.connect();
        client.say(authenticate(DASHBOARD)).hears();
        // A stranger shows that the time has passed.
        gateway.connect().isClosedWith();

        assertThat(client.say(LOGIN).hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aWrongTokenIsRefusedAndNotRepeated() throws Exception {
        Client client = gateway.connect();

        assertThat(client.say(authenticate("wr0ng-t0ken")).hears())
                .contains("'GW_AuthenticateResponse'", "'BadIdentityTokenRejected'")
                .doesNotContain("wr0ng");
        assertThat(client.say(LOGIN).hears()).contains("'BadIdentityTokenRejected'");
        assertThat(client.say(authenticate(DASHBOARD).replace("'Token'", "'Tokn'"))
                        .hears())
                .contains("/Body/Token")
                .doesNotContain(DASHBOARD);
    }

    /** Guessing takes as long as the limit says, in the handshake as in messages. */
    @Test
    void afterTooManyWrongTokensOfAnAddressNoneIsLookedAt() throws Exception {
        Client client = gateway.connect();
        for (int i = 0; i < WRONG_TOKENS; i++) {
            client.say(authenticate("wr0ng-" + i)).hears();
        }

        assertThat(client.say(authenticate(DASHBOARD)).hears()).contains("'BadServerTooBusy'");
        try (RawClient next = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(next.handshake("Host: a", "Authorization: Bearer " + DASHBOARD))
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: 60");
        }
    }

    @Test
    void aStrangerCannotSendLongMessages() throws Exception {
        try (RawClient stranger = RawClient.connect(gateway.port())) {
            stranger.sendPart(RawClient.TEXT, false, " ".repeat(40_000));
            stranger.sendPart(RawClient.CONTINUATION, false, " ".repeat(40_000));
            assertThat(stranger.readUntilClose().closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void whenItsTokenExpiresAClientIsClosedWith1008AndItsSessionsEnd() throws Exception {
        Client client = gateway.connectWithToken(jwt("a", 2));
        client.say(LOGIN.replace(",'ResumeWindow':60000", "")).hears();

        assertThat(client.isClosedWith()).isEqualTo(1008);
        await().untilAsserted(() -> assertThat(gateway.opcUa.openSessions).hasValue(0));
    }

    @Test
    void aNewerTokenOfTheSameClientLetsItGoOn() throws Exception {
        Client client = gateway.connectWithToken(jwt("a", 2));
        Client careless = gateway.connectWithToken(jwt("a", 2));
        client.say(LOGIN).hears();
        client.hears();

        assertThat(client.say(authenticate(jwt("a", 60))).hears()).contains("'ClientName':'a'");
        assertThat(careless.isClosedWith()).isEqualTo(1008);
        assertThat(client.say(authenticate(jwt("a", 60))).hears()).contains("'ClientName':'a'");
    }

    /** What a client may do is what it was let in for. */
    @Test
    void aTokenOfAnotherClientDoesNotMakeItAnother() throws Exception {
        Client client = gateway.connectWithToken(DASHBOARD);

        assertThat(client.say(authenticate(PANEL)).hears()).contains("'BadIdentityTokenRejected'");
        assertThat(client.say(LOGIN).hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aTokenThatIsTakenOutOfTheConfigurationClosesItsConnections() throws Exception {
        Client panel = gateway.connectWithToken(PANEL);
        Client dashboard = gateway.connectWithToken(DASHBOARD);
        panel.say(LOGIN).hears();

        gateway.server().replace(DASHBOARD_ONLY);
        assertThat(panel.isClosedWith()).isEqualTo(1008);
        assertThat(dashboard.say(LOGIN).hears()).contains("'StatusCode':'0'");
    }

    @Test
    void whoWasLetInUnaskedIsShownOutWhenTheGatewayBeginsToAsk() throws Exception {
        try (TestGateway open = new TestGateway(TestGateway.SETTINGS)) {
            Client client = open.connect();
            assertThat(client.say(authenticate(DASHBOARD)).hears()).contains("'BadServiceUnsupported'");

            open.server().replace(DASHBOARD_ONLY);
            assertThat(client.isClosedWith()).isEqualTo(1008);
        }
    }

    @Test
    void anotherClientCannotResumeASessionEvenWithItsToken() throws Exception {
        Client dashboard = gateway.connectWithToken(DASHBOARD);
        dashboard.say(LOGIN).hears();

        assertThat(gateway.connectWithToken(PANEL).say(RESUME).hears()).contains("'BadSessionIdInvalid'");
        assertThat(gateway.connectWithToken(DASHBOARD).say(RESUME).hears()).contains("'StatusCode':'0'");
    }

    private String jwt(String name, long seconds) {
        return issuer.token(name, Instant.now().plusSeconds(seconds)).text();
    }

    private static String authenticate(String token) {
        return "{'Header':{'MessageType':'GW_AuthenticateRequest','ClientHandle':'c0'},'Body':{'Token':'" + token
                + "'}}";
    }
}

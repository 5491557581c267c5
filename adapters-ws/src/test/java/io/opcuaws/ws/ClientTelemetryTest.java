package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.ws.auth.Authentication;
import io.opcuaws.ws.auth.StaticTokens;
import io.opcuaws.ws.auth.TokenHash;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator sees what clients do and get. */
class ClientTelemetryTest {

    private static final String LOGIN = "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'a'},"
            + "'Body':{'DiscoveryUrl':'opc.tcp://plc:4840'}}";
    private static final String READ = "{'Header':{'MessageType':'GW_ReadRequest','ClientHandle':'b','SessionId':'1'},"
            + "'Body':{'NodesToRead':[{'NodeId':'i=2258'}]}}";

    private static final Failure GONE = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.");
    private static final int MESSAGES_AT_A_TIME = 500;

    private final ToldOfClients told = new ToldOfClients();
    private TestGateway gateway;

    ClientTelemetryTest() throws IOException {
        gateway = with(TestGateway.SETTINGS, Authentication.NONE);
    }

    private TestGateway with(WebSocketSettings settings, Authentication authentication) throws IOException {
        return new TestGateway(settings, authentication, new Watchers(told, () -> true));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    /** Each is told before its answer leaves, so that who has the answer finds it counted. */
    @Test
    void everyAnswerIsToldWithItsServiceAndHowLongWhatHasTaken() throws Exception {
        Client client = gateway.connect();
        client.say(LOGIN).hears();
        assertThat(told.told()).startsWith("connected 1", "Login: Good, sent");
        assertThat(client.hears()).contains("GW_SessionStatusNotify");
        client.say(READ).hears();
        assertThat(told.told())
                .containsExactly("connected 1", "Login: Good, sent", "SESSION_STATUS 1", "Read of 1: Good, sent");
        client.leave();
        await().until(() -> told.told().contains("disconnected 1"));
    }

    @Test
    void aRequestThatNoServerSeesIsToldWithItsStatus() throws Exception {
        Client client = gateway.connect();
        client.say(READ).hears();
        assertThat(told.told()).containsExactly("connected 1", "Read of 1: BadSessionIdInvalid");
    }

    /** Names that a client makes up would become as many counters as it likes. */
    @Test
    void whatIsNoRequestHasNoNameOfItsOwn() throws Exception {
        Client client = gateway.connect();
        client.say("{'Header':{'MessageType':'GW_MadeUp1Request'},'Body':{}}").hears();
        client.say("nonsense").hears();
        client.say("{'Header':{'MessageType':'GW_DeleteSubscriptionRequest','SessionId':'1'},'Body':{'x':1}}")
                .hears();
        assertThat(told.told())
                .containsExactly(
                        "connected 1",
                        "refused BAD_MESSAGE",
                        "unknown: BadServiceUnsupported",
                        "refused BAD_MESSAGE",
                        "unknown: BadInvalidArgument",
                        "refused BAD_MESSAGE",
                        "DeleteSubscriptions of 1: BadInvalidArgument");
    }

    @Test
    void whoIsTurnedAwayAtTheDoorIsToldWithTheReason() throws Exception {
        assertThatThrownBy(() -> gateway.connectWithHeader("Origin", "https://evil.example"));
        assertThatThrownBy(() -> gateway.connectTo("/?token=x"));
        assertThat(told.told()).containsExactly("refused ORIGIN", "refused TOKEN_IN_URL");
    }

    @Test
    void whoDoesNotProveWhoItIsIsTold() throws Exception {
        gateway.close();
        gateway = with(
                TestGateway.SETTINGS,
                new Authentication(
                        List.of(new StaticTokens(Map.of("panel", TokenHash.of(Secret.ofText("the-right-token")))))));
        assertThatThrownBy(() -> gateway.connectWithToken("a-wrong-token"));
        Client client = gateway.connect();
        client.say(READ).hears();
        client.say(
                        "{'Header':{'MessageType':'GW_AuthenticateRequest','ClientHandle':'c'},'Body':{'Token':'another-wrong-token'}}")
                .hears();
        assertThat(told.told())
                .containsExactly(
                        "refused BAD_TOKEN",
                        "connected 1",
                        "refused NOT_AUTHENTICATED",
                        "Read of 1: BadIdentityTokenRejected",
                        "refused BAD_TOKEN",
                        "Authenticate: BadIdentityTokenRejected");
    }

    @Test
    void framesThatAreNoMessageAreTold() throws Exception {
        try (RawClient client = RawClient.connect(gateway.port())) {
            client.sendFrame(0x80 | 2, new byte[] {1});
            assertThat(client.readUntilClose().closeCode()).isEqualTo(1003);
        }
        assertThat(told.told()).startsWith("connected 1", "refused BAD_FRAMES");
    }

    @Test
    void whatWaitsForClientsIsCounted() throws Exception {
        assertThat(gateway.server().figures()).isEqualTo(new ClientFigures(0, 0, 0, 0, 0, 0));
        try (RawClient slow = RawClient.connect(gateway.port())) {
            slow.sendText(LOGIN.replace('\'', '"'));
            await().until(() -> !gateway.opcUa.signals.isEmpty());
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                for (int i = 0; i < MESSAGES_AT_A_TIME; i++) {
                    gateway.opcUa.signals.element().interrupted(GONE);
                    gateway.opcUa.signals.element().restored(false);
                }
                return gateway.server().figures().queuedBytes() > 1_000;
            });
            ClientFigures figures = gateway.server().figures();
            assertThat(figures.connections()).isOne();
            assertThat(figures.longestQueueBytes()).isPositive();
        }
        await().until(() -> gateway.server().figures().connections() == 0);
    }
}

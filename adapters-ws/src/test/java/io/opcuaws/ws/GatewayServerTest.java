package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets to see of the gateway, over a real socket. */
class GatewayServerTest {

    private static final String LOGIN = "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'c1'},"
            + "'Body':{'DiscoveryUrl':'opc.tcp://127.0.0.1:4840'}}";
    private static final String READ = "{'Header':{'MessageType':'GW_ReadRequest','ClientHandle':'c2','SessionId':'1'},"
            + "'Body':{'NodesToRead':[{'NodeId':{'Id':'2258'}}]}}";
    private static final String LOGOUT =
            "{'Header':{'MessageType':'GW_LogoutRequest','ClientHandle':'c3','SessionId':'1'},'Body':{}}";

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway(TestGateway.SETTINGS);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    /** The seed's example, to the byte. */
    @Test
    void aSessionLooksExactlyAsTheSeedShowsIt() throws InterruptedException {
        Client client = gateway.connect();

        client.say(LOGIN);
        assertThat(client.hears())
                .isEqualTo("{'Header':{'MessageType':'GW_LoginResponse','ClientHandle':'c1','SessionId':'',"
                        + "'StatusCode':'0'},'Body':{'SessionId':'1'}}");
        assertThat(client.hears())
                .isEqualTo("{'Header':{'MessageType':'GW_SessionStatusNotify','ClientHandle':'c1','SessionId':'1'},"
                        + "'Body':{'SessionStatus':'Connect'}}");
        client.say(LOGOUT);
        assertThat(client.hears())
                .isEqualTo("{'Header':{'MessageType':'GW_LogoutResponse','ClientHandle':'c3','SessionId':'1',"
                        + "'StatusCode':'0'},'Body':''}");
    }

    @Test
    void aClientOfTheSecondFormGetsNativeScalars() throws InterruptedException {
        Client client = gateway.connect("opcua-gw.v2");

        client.say(LOGIN);
        assertThat(client.hears()).contains("'StatusCode':0").contains("'Body':{'SessionId':'1'}");
        client.hears();
        client.say(READ);
        assertThat(client.hears()).contains("{'Value':{'Type':12,'Body':'x'}}");
        client.say(LOGOUT);
        assertThat(client.hears()).endsWith("'Body':{}}");
    }

    @ParameterizedTest
    @CsvSource({
        "opcua-gw.v1, opcua-gw.v1",
        "json, json",
        "opcua-gw.v2, opcua-gw.v2",
        "'nonsense,opcua-gw.v2,json', opcua-gw.v2",
        "nonsense, ''"
    })
    void theFirstSubprotocolThatIsKnownIsTaken(String offered, String taken) {
        assertThat(gateway.connect(offered.split(",")).socket().getSubprotocol())
                .isEqualTo(taken);
    }

    @Test
    void aRefusedLoginSaysWhyAndTheConnectionStaysUsable() throws InterruptedException {
        Client client = gateway.connect();

        client.say(LOGIN.replace("127.0.0.1", "refuse"));
        assertThat(client.hears())
                .isEqualTo("{'Header':{'MessageType':'GW_LoginResponse','ClientHandle':'c1','SessionId':'',"
                        + "'StatusCode':'2158755840','StatusText':'BadConnectionRejected',"
                        + "'Message':'Nothing listens there.'}}");
        client.say(LOGIN);
        assertThat(client.hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aLostServerIsToldWithItsReason() throws InterruptedException {
        Client client = gateway.connect();
        client.say(LOGIN);
        client.hears();
        client.hears();

        gateway.opcUa.signals.element().interrupted(new Failure(StatusCode.BAD_CONNECTION_CLOSED, "gone"));
        assertThat(client.hears()).endsWith("'Body':{'SessionStatus':'Disconnect','StatusCode':'2158886912'}}");
        gateway.opcUa.signals.element().restored(true);
        assertThat(client.hears()).endsWith("'Body':{'SessionStatus':'Connect','SubscriptionsRecreated':'true'}}");
    }

    @Test
    void theOtherSpellingOfTheClientHandleComesBackInAnswersAndNotifies() throws InterruptedException {
        Client client = gateway.connect();

        client.say(LOGIN.replace("ClientHandle", "ClientHandler"));
        assertThat(client.hears()).contains("'ClientHandler':'c1'").doesNotContain("'ClientHandle'");
        assertThat(client.hears()).contains("'ClientHandler':'c1'").doesNotContain("'ClientHandle'");
    }

    @Test
    void aSessionOfAnotherConnectionIsUnknown() throws InterruptedException {
        Client owner = gateway.connect();
        owner.say(LOGIN);
        owner.hears();
        Client stranger = gateway.connect();

        stranger.say(LOGOUT);
        assertThat(stranger.hears()).contains("'StatusText':'BadSessionIdInvalid'");
        assertThat(gateway.opcUa.openSessions).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        garbage                                                                  | GW_ServiceFault    | ''
        []                                                                       | GW_ServiceFault    | ''
        {}                                                                       | GW_ServiceFault    | ''
        {'Header':{'ClientHandle':'a'},'Body':{}}                                | GW_ServiceFault    | 'a'
        {'Header':{'MessageType':'GW_NoRequest','ClientHandle':'a'},'Body':{}}   | GW_NoResponse      | 'a'
        {'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'a'}}          | GW_LoginResponse   | 'a'
        {'Header':{'MessageType':'GW_LoginRequest'},'Body':{}}                   | GW_LoginResponse   | ''
        {'Header':{'MessageType':'GW_ReadRequest','ClientHandle':'a'},'Body':{}} | GW_ReadResponse    | 'a'
        """, quoteCharacter = '`')
    void whatIsNoProperRequestIsAnsweredAndTheConnectionStaysUsable(String text, String answer, String handle)
            throws InterruptedException {
        Client client = gateway.connect();

        client.say(text);
        assertThat(client.hears()).startsWith("{'Header':{'MessageType':'" + answer + "','ClientHandle':" + handle);
        client.say(LOGIN);
        assertThat(client.hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aMessageThatNestsTooDeepIsAFault() throws InterruptedException {
        Client client = gateway.connect();
        client.sendText("[".repeat(100_000));
        assertThat(client.hears()).contains("GW_ServiceFault").contains("BadEncodingLimitsExceeded");
    }

    @Test
    void aMessageInSeveralFramesIsOneMessage() throws InterruptedException {
        Client client = gateway.connect();
        String login = LOGIN.replace('\'', '"');
        client.socket().sendText(login.substring(0, 30), false).join();
        client.socket().sendText(login.substring(30), true).join();
        assertThat(client.hears()).contains("'StatusCode':'0'");
    }

    @Test
    void aBinaryMessageClosesTheConnectionWith1003() {
        Client client = gateway.connect();
        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
        assertThat(client.isClosedWith()).isEqualTo(1003);
    }

    @Test
    void aMessageOverTheLimitClosesTheConnectionWith1009() {
        Client client = gateway.connect();
        client.sendText("x".repeat(TestGateway.SETTINGS.maxMessageBytes() + 1));
        assertThat(client.isClosedWith()).isEqualTo(1009);
    }

    @Test
    void aClientThatVanishesHasItsSessionClosed() throws InterruptedException {
        Client client = gateway.connect();
        client.say(LOGIN);
        client.hears();

        client.leave();
        await().untilAtomic(gateway.opcUa.openSessions, org.hamcrest.Matchers.is(0));
    }

    @Test
    void aStoppedGatewayClosesItsClientsWith1001AndTheirSessions() throws Exception {
        Client client = gateway.connect();
        client.say(LOGIN);
        client.hears();

        gateway.close();
        assertThat(client.isClosedWith()).isEqualTo(1001);
        assertThat(gateway.opcUa.openSessions).hasValue(0);
    }

    @Test
    void aSessionIsResumedOnAnotherConnectionWithTheNumbersAndNamesOfItsNotifies() throws Exception {
        Client first = gateway.connect();
        first.say(LOGIN.replace("'DiscoveryUrl'", "'ResumeWindow':'30000','DiscoveryUrl'"));
        assertThat(first.hears()).contains("'Body':{'SessionId':'1','ResumeToken':'token-1','ResumeWindow':'30000'}");
        assertThat(first.hears()).contains("'NotifyNumber':'1'", "'SessionStatus':'Connect'");
        first.leave();
        gateway.opcUa.signals.element().notifications(List.of(Said.values(7, 42)), () -> {});

        Client second = gateway.connect();
        second.say("{'Header':{'MessageType':'GW_ResumeRequest','ClientHandle':'c2'},"
                + "'Body':{'SessionId':1,'ResumeToken':'token-1','LastNotify':1}}");

        assertThat(second.hears())
                .contains("'GW_ResumeResponse'", "'ClientHandle':'c2'", "'StatusCode':'0'")
                .endsWith("'Body':{'SessionId':'1','SessionStatus':'Connect','GapDetected':'false',"
                        + "'ResumeToken':'token-2','ResumeWindow':'30000'}}");
        assertThat(second.hears()).contains("'ClientHandle':'c2'", "'NotifyNumber':'2'", "'ClientHandleData':'7'");
        second.say("{'Header':{'MessageType':'GW_LogoutRequest','ClientHandle':'c3','SessionId':'1'},'Body':{}}");
        assertThat(second.hears()).contains("'GW_LogoutResponse'", "'StatusCode':'0'");
        assertThat(gateway.opcUa.openSessions).hasValue(0);
    }

    @Test
    void aWrongTokenIsAnsweredToTheLetterAsAnUnknownSessionIs() throws Exception {
        Client first = gateway.connect();
        first.say(LOGIN.replace("'DiscoveryUrl'", "'ResumeWindow':'30000','DiscoveryUrl'"));
        first.hears();
        Client second = gateway.connect();
        String resume = "{'Header':{'MessageType':'GW_ResumeRequest','ClientHandle':'c2'},"
                + "'Body':{'SessionId':'%s','ResumeToken':'wrong'}}";

        String wrongToken = second.say(resume.formatted("1")).hears();
        assertThat(wrongToken)
                .isEqualTo(second.say(resume.formatted("4711")).hears())
                .contains("'StatusText':'BadSessionIdInvalid'");
    }

    @Test
    void healthAnswersWithJson() throws Exception {
        HttpResponse<String> health = gateway.get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(health.body())
                .isEqualTo("{\"status\":\"UP\",\"connections\":0,"
                        + "\"slowClients\":{\"episodes\":0,\"collapsedValues\":0,\"closed\":0}}");
    }

    @Test
    void anyOtherPageIsNotFound() throws Exception {
        HttpResponse<String> page = gateway.get("/nothing");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .as("without the URL, which may have a secret in it")
                .isEqualTo("Not Found\n");
    }
}

package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that ask for too much, and too many logins. */
class RequestLimitsTest {

    private static final int LOGINS = 3;
    private static final String LOGIN = "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'c1'},"
            + "'Body':{'DiscoveryUrl':'opc.tcp://127.0.0.1:4840'}}";
    private static final String RESUME = "{'Header':{'MessageType':'GW_ResumeRequest','ClientHandle':'c2'},"
            + "'Body':{'SessionId':1,'ResumeToken':'guess'}}";
    private static final String FIND = "{'Header':{'MessageType':'GW_FindServersRequest','ClientHandle':'c3'},"
            + "'Body':{'EndpointUrl':'opc.tcp://127.0.0.1:4840'}}";

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway(TestGateway.SETTINGS.withDoor(
                DoorSettings.DEFAULT.withRequests(new RequestLimits(4, LOGINS, Duration.ofSeconds(60)))));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void aRequestWithTooManyEntriesIsNotPerformed() throws InterruptedException {
        Client client = gateway.connect();
        client.say(LOGIN).hears();
        client.hears();

        assertThat(client.say(read(4)).hears()).contains("'StatusCode':'0'");
        assertThat(client.say(read(5)).hears())
                .contains("'GW_ReadResponse'", "'BadTooManyOperations'", "/Body: its lists have more than 4 entries");
    }

    @Test
    void listsOfOneRequestCountTogether() throws InterruptedException {
        Client client = gateway.connect();
        String triggers = "{'Header':{'MessageType':'GW_SetTriggeringRequest','ClientHandle':'c','SessionId':'1'},"
                + "'Body':{'SubscriptionId':1,'TriggeringItemId':1,'LinksToAdd':[1,2,3],'LinksToRemove':[4,5]}}";
        assertThat(client.say(triggers).hears()).contains("'BadTooManyOperations'");
    }

    /** Who guesses passwords, or ports, from one address gets no further by opening connections. */
    @Test
    void afterTooManyLoginsOfAnAddressNoneIsTried() throws InterruptedException {
        for (int i = 0; i < LOGINS; i++) {
            assertThat(gateway.connect().say(LOGIN).hears()).contains("'StatusCode':'0'");
        }

        assertThat(gateway.connect().say(LOGIN).hears()).contains("'GW_LoginResponse'", "'BadServerTooBusy'");
        assertThat(gateway.connect().say(RESUME).hears()).contains("'GW_ResumeResponse'", "'BadServerTooBusy'");
        assertThat(gateway.connect().say(FIND).hears()).contains("'GW_FindServersResponse'", "'BadServerTooBusy'");
        assertThat(gateway.opcUa.logins).hasSize(LOGINS);
    }

    @Test
    void guessesOfAResumeTokenCountAsLogins() throws InterruptedException {
        Client client = gateway.connect();
        for (int i = 0; i < LOGINS; i++) {
            assertThat(client.say(RESUME).hears()).contains("'BadSessionIdInvalid'");
        }
        assertThat(client.say(RESUME).hears()).contains("'BadServerTooBusy'");
    }

    @Test
    void aMinuteLaterAnAddressMayTryAgain() throws Exception {
        Attempts attempts = new Attempts(2);
        InetAddress here = RawClient.HERE;
        long minute = Duration.ofMinutes(1).toNanos();
        assertThat(attempts.tryOnce(here, 0)).isTrue();
        assertThat(attempts.tryOnce(here, minute - 2)).isTrue();
        assertThat(attempts.tryOnce(here, minute - 1)).isFalse();
        assertThat(attempts.tryOnce(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), minute - 1))
                .isTrue();
        assertThat(attempts.tryOnce(here, minute)).isTrue();
    }

    private static String read(int nodes) {
        return "{'Header':{'MessageType':'GW_ReadRequest','ClientHandle':'c','SessionId':'1'},'Body':{'NodesToRead':["
                + "{'NodeId':{'Id':'2258'}},".repeat(nodes - 1) + "{'NodeId':{'Id':'2258'}}]}}";
    }
}

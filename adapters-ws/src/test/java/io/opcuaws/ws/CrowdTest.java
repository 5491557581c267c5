package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More clients than there may be, and clients that only stand before the door. */
class CrowdTest {

    private static final ConnectionLimits LIMITS = new ConnectionLimits(3, 2, Duration.ofMinutes(1));
    private static final ConnectionLimits HASTY = new ConnectionLimits(3, 2, Duration.ofMillis(600));
    private static final byte[] NEIGHBOUR = {127, 0, 0, 2};

    private final List<RawClient> clients = new ArrayList<>();
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        start(LIMITS);
    }

    private void start(ConnectionLimits limits) throws IOException {
        gateway = new TestGateway(TestGateway.SETTINGS.withDoor(DoorSettings.DEFAULT.withConnections(limits)));
    }

    private void startHasty() throws IOException {
        gateway.close();
        start(HASTY);
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        gateway.close();
    }

    @Test
    void oneMoreClientOfAnAddressIsToldToTryAgainAndOthersAreServed() throws IOException {
        assertThat(handshake(RawClient.HERE)).startsWith("HTTP/1.1 101");
        assertThat(handshake(RawClient.HERE)).startsWith("HTTP/1.1 101");

        assertThat(handshake(RawClient.HERE)).startsWith("HTTP/1.1 429").contains("Retry-After: 5");
        assertThat(handshake(InetAddress.getByAddress(NEIGHBOUR))).startsWith("HTTP/1.1 101");
    }

    @Test
    void oneMoreClientInAllIsToldToTryAgain() throws IOException {
        assertThat(handshake(RawClient.HERE)).startsWith("HTTP/1.1 101");
        assertThat(handshake(RawClient.HERE)).startsWith("HTTP/1.1 101");
        assertThat(handshake(InetAddress.getByAddress(NEIGHBOUR))).startsWith("HTTP/1.1 101");

        assertThat(handshake(InetAddress.getByAddress(NEIGHBOUR)))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 5");
    }

    @Test
    void whoLeavesMakesRoom() throws IOException {
        handshake(RawClient.HERE);
        handshake(RawClient.HERE);
        clients.remove(0).close();

        await().until(() -> handshake(RawClient.HERE).startsWith("HTTP/1.1 101"));
    }

    @Test
    void whoIsRefusedTakesNoRoom() throws IOException {
        for (int i = 0; i < 2 * LIMITS.total(); i++) {
            await().ignoreExceptions().until(this::aStrangerIsRefused);
        }
        await().until(() -> handshake(RawClient.HERE).startsWith("HTTP/1.1 101"));
    }

    /** A slow loris: a byte now and then keeps no socket open. */
    @Test
    void aClientThatTakesTooLongForItsHandshakeIsCutOff() throws IOException {
        startHasty();
        RawClient loris = knock(RawClient.HERE);
        loris.write("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        await().pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(() -> assertThatWritingFails(loris));
    }

    @Test
    void aClientThatSaysNothingIsCutOff() throws IOException {
        startHasty();
        knock(RawClient.HERE).isCutOff();
    }

    @Test
    void aClientThatHasItsWebSocketStays() throws IOException {
        startHasty();
        RawClient client = knock(RawClient.HERE);
        assertThat(client.handshake("Host: a")).startsWith("HTTP/1.1 101");
        // Who came later and did not shake hands shows that the time has passed.
        knock(RawClient.HERE).isCutOff();

        client.sendText("{}");
        client.readUntil("GW_ServiceFault");
    }

    @Test
    void whoOnlyStandsBeforeTheDoorDoesNotBlockIt() throws IOException {
        RawClient one = knock(RawClient.HERE);
        RawClient another = knock(RawClient.HERE);
        RawClient third = knock(RawClient.HERE);

        // The gateway may see them in another order.
        await().until(() -> one.isGone() || another.isGone() || third.isGone());
        assertThat(handshake(InetAddress.getByAddress(NEIGHBOUR))).startsWith("HTTP/1.1 101");
    }

    @Test
    void whoAskedForAPageDoesNotStay() throws IOException {
        RawClient browser = knock(RawClient.HERE);
        browser.write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(browser.readToTheEnd()).startsWith("HTTP/1.1 200").contains("\"status\":\"UP\"");
    }

    /** Not at the first try while the gateway has not noticed that the one before has gone. */
    private boolean aStrangerIsRefused() throws IOException {
        try (RawClient stranger = RawClient.knock(gateway.port(), RawClient.HERE)) {
            return stranger.handshake("Host: a", "Origin: http://evil.example").startsWith("HTTP/1.1 403");
        }
    }

    private void assertThatWritingFails(RawClient client) {
        assertThat(catchThrowable(() -> client.write("x"))).isInstanceOf(IOException.class);
    }

    private String handshake(InetAddress from) throws IOException {
        return knock(from).handshake("Host: 127.0.0.1");
    }

    private RawClient knock(InetAddress from) throws IOException {
        RawClient client = RawClient.knock(gateway.port(), from);
        clients.add(client);
        return client;
    }
}

package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.domain.port.StatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Clients that do not read, do not answer or do not speak the protocol; they must hurt nobody but themselves. */
class UncooperativeClientTest {

    private static final OutboundLimits LIMITS = new OutboundLimits(1 << 18, 1 << 20);
    private static final WebSocketSettings SMALL_QUEUE =
            TestGateway.SETTINGS.withPatience(LIMITS, Duration.ofSeconds(30));
    private static final WebSocketSettings IMPATIENT =
            TestGateway.SETTINGS.withPatience(LIMITS, Duration.ofMillis(300));
    private static final String LOGIN = "{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c1\"},"
            + "\"Body\":{\"DiscoveryUrl\":\"opc.tcp://127.0.0.1:4840\"}}";
    /** Not so many that they pile up before the loop, where the news of the slow client would wait behind them. */
    private static final int MESSAGES_AT_A_TIME = 100;

    private static final Failure GONE = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.");

    @Test
    void aClientThatDoesNotReadIsClosedWith1013AndOthersAreServedMeanwhile() throws Exception {
        try (TestGateway gateway = new TestGateway(SMALL_QUEUE);
                RawClient slow = RawClient.connect(gateway.port())) {
            slow.sendText(LOGIN);
            await().until(() -> !gateway.opcUa.signals.isEmpty());
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                for (int i = 0; i < MESSAGES_AT_A_TIME; i++) {
                    gateway.opcUa.signals.element().interrupted(GONE);
                    gateway.opcUa.signals.element().restored(false);
                }
                return gateway.opcUa.openSessions.get() == 0;
            });

            assertThat(slow.readUntilClose().closeCode()).isEqualTo(1013);
            Client other = gateway.connect();
            other.sendText(LOGIN);
            assertThat(other.hears()).contains("'StatusCode':'0'");
        }
    }

    @Test
    void aClientThatPausesGetsTheNewestValueAndIsNotClosed() throws Exception {
        try (TestGateway gateway = new TestGateway(SMALL_QUEUE);
                RawClient slow = RawClient.connect(gateway.port())) {
            slow.sendText(LOGIN);
            await().until(() -> !gateway.opcUa.signals.isEmpty());
            SessionSignals session = gateway.opcUa.signals.element();
            AtomicInteger last = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                for (int i = 0; i < MESSAGES_AT_A_TIME; i++) {
                    session.notifications(List.of(Said.values(1, last.incrementAndGet())), () -> {});
                }
                return gateway.health().contains("\"episodes\":1")
                        && !gateway.health().contains("\"collapsedValues\":0");
            });

            slow.readUntil("\"Body\":\"" + last.get() + "\"},\"Status\":\"1152\"");
        }
    }

    @Test
    void aClientThatIsSilentIsPingedAndThenClosedWith1001() throws IOException, InterruptedException {
        try (TestGateway gateway = new TestGateway(IMPATIENT);
                RawClient silent = RawClient.connect(gateway.port())) {
            assertThat(silent.readFrame().opcode()).isEqualTo(RawClient.PING);
            assertThat(silent.readUntilClose().closeCode()).isEqualTo(1001);
        }
    }

    /** Its close frame waits behind what it does not read: it would stay for ever. */
    @Test
    void aClientThatNeitherReadsNorAnswersIsCutOff() throws Exception {
        WebSocketSettings settings =
                TestGateway.SETTINGS.withPatience(new OutboundLimits(1 << 18, 64 << 20), Duration.ofSeconds(3));
        try (TestGateway gateway = new TestGateway(settings);
                RawClient dead = RawClient.connect(gateway.port())) {
            dead.sendText(LOGIN);
            await().until(() -> !gateway.opcUa.signals.isEmpty());
            // Its session ends when its silence is noticed; so much waits for it by then that no close frame gets
            // through.
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                for (int i = 0; i < 10 * MESSAGES_AT_A_TIME; i++) {
                    gateway.opcUa.signals.element().interrupted(GONE);
                    gateway.opcUa.signals.element().restored(false);
                }
                return gateway.health().contains("\"episodes\":1");
            });

            await().atMost(Duration.ofSeconds(20)).until(() -> gateway.health().contains("\"connections\":0"));
            assertThat(gateway.health()).contains("\"closed\":0");
        }
    }

    @Test
    void aClientThatAnswersPingsStaysConnected() throws IOException, InterruptedException {
        try (TestGateway gateway = new TestGateway(IMPATIENT);
                RawClient silent = RawClient.connect(gateway.port())) {
            Client idle = gateway.connect();
            // The silent one shows that the time after which a client is closed has passed.
            silent.readUntilClose();

            idle.sendText(LOGIN);
            assertThat(idle.hears()).contains("'StatusCode':'0'");
        }
    }

    @Test
    void textThatIsNotUtf8ClosesTheConnectionWith1007() throws IOException, InterruptedException {
        try (TestGateway gateway = new TestGateway(IMPATIENT);
                RawClient wrong = RawClient.connect(gateway.port())) {
            wrong.send(new byte[] {(byte) 0xC3, 0x28});
            assertThat(wrong.readUntilClose().closeCode()).isEqualTo(1007);
        }
    }
}

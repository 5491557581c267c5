package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages in parts: as many as a network makes, but no flood of them, and not for ever. */
class FragmentTest {

    private static final Duration MESSAGE_TIME = Duration.ofMillis(500);

    private TestGateway gateway;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway(TestGateway.SETTINGS.withDoor(
                DoorSettings.DEFAULT.withRequests(new RequestLimits(10_000, 300, MESSAGE_TIME))));
        client = RawClient.connect(gateway.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aMessageMayBeCutAnywhereEvenWithinACharacter() throws IOException {
        byte[] message = "{\"Header\":{\"MessageType\":\"GW_NoRequest\",\"ClientHandle\":\"\u00e4\u20ac\ud83d\ude00\"}}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < message.length; i++) {
            int opcode = i == 0 ? RawClient.TEXT : RawClient.CONTINUATION;
            client.sendFrame(opcode | (i == message.length - 1 ? 0x80 : 0), new byte[] {message[i]});
        }
        client.readUntil("\"ClientHandle\":\"\u00e4\u20ac\ud83d\ude00\"");
    }

    @Test
    void aFloodOfSmallPartsClosesTheConnectionWith1008() throws IOException {
        client.sendPart(RawClient.TEXT, false, "{");
        sendUntilItFails(" ");
        assertThat(client.readUntilClose().closeCode()).isEqualTo(1008);
    }

    @Test
    void aFloodOfEmptyPartsClosesTheConnectionWith1008() throws IOException {
        client.sendPart(RawClient.TEXT, false, "{");
        sendUntilItFails("");
        assertThat(client.readUntilClose().closeCode()).isEqualTo(1008);
    }

    @Test
    void aMessageThatGrowsPartByPartIsTooLongAllTheSame() throws IOException {
        client.sendPart(RawClient.TEXT, false, "{");
        String part = " ".repeat(60_000);
        for (int sent = 0; sent <= TestGateway.SETTINGS.maxMessageBytes(); sent += part.length()) {
            client.sendPart(RawClient.CONTINUATION, false, part);
        }
        assertThat(client.readUntilClose().closeCode()).isEqualTo(1009);
    }

    @Test
    void aMessageThatNeverEndsClosesTheConnectionWith1008() throws IOException {
        client.sendPart(RawClient.TEXT, false, "{");
        assertThat(client.readUntilClose().closeCode()).isEqualTo(1008);
    }

    private void sendUntilItFails(String part) throws IOException {
        try {
            for (int i = 0; i < 1_001; i++) {
                client.sendPart(RawClient.CONTINUATION, false, part);
            }
        } catch (SocketException closed) {
            assertThat(closed).hasMessageContaining("pipe");
        }
    }
}

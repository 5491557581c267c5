package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed messages (permessage-deflate, RFC 7692): a thousandth of the bytes on the wire, which is what a bomb is made of. */
class CompressionTest {

    private static final int INFLATED = 1 << 20;
    private static final WebSocketSettings COMPRESSING =
            TestGateway.SETTINGS.withDoor(DoorSettings.DEFAULT.withCompression(INFLATED));
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
    private static final String LOGIN = "{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c1\"},"
            + "\"Body\":{\"DiscoveryUrl\":\"opc.tcp://refuse:4840\"}}";
    private static final int COMPRESSED = 0x40;
    private static final int FIN = 0x80;

    @Test
    void nobodyCompressesUnlessTheOperatorSaysSo() throws IOException {
        try (TestGateway gateway = new TestGateway(TestGateway.SETTINGS);
                RawClient client = RawClient.knock(gateway.port(), RawClient.HERE)) {
            assertThat(client.handshake("Host: a", OFFER))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        }
    }

    @Test
    void aCompressedMessageIsUnderstoodAgainAndAgain() throws IOException {
        try (TestGateway gateway = new TestGateway(COMPRESSING);
                RawClient client = connect(gateway)) {
            client.sendFrame(FIN | COMPRESSED | RawClient.TEXT, deflated(LOGIN));
            client.sendFrame(FIN | COMPRESSED | RawClient.TEXT, deflated(LOGIN));
            assertThat(client.readFrame().payload().remaining()).isPositive();
            assertThat(client.readFrame().payload().remaining()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 50})
    void aBombClosesTheConnectionWith1009BeforeItIsInflated(int times) throws IOException {
        try (TestGateway gateway = new TestGateway(COMPRESSING);
                RawClient client = connect(gateway)) {
            byte[] bomb = deflated("{" + " ".repeat(times * INFLATED));
            assertThat(bomb).hasSizeLessThan(1 << 16);
            client.sendFrame(FIN | COMPRESSED | RawClient.TEXT, bomb);
            assertThat(client.readUntilClose().closeCode()).isEqualTo(1009);
        }
    }

    private static RawClient connect(TestGateway gateway) throws IOException {
        RawClient client = RawClient.knock(gateway.port(), RawClient.HERE);
        assertThat(client.handshake("Host: a", OFFER))
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate")
                .contains("client_no_context_takeover");
        return client;
    }

    /** The last four bytes, which are always the same, are left out (RFC 7692, 7.2.1). */
    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[1 << 20];
        int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(bytes, length - 4);
    }
}

package io.opcuaws.chaos.client;

import io.opcuaws.chaos.net.GatewaySocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What does not belong on the gateway's port. */
public enum Garbage {
    HTTP(false) {
        @Override
        byte[] bytes(Random random) {
            return ascii("POST /" + "x".repeat(random.nextInt(9_000))
                    + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
        }
    },
    TLS(false) {
        @Override
        byte[] bytes(Random random) {
            byte[] hello = noise(random, 200);
            System.arraycopy(new byte[] {22, 3, 1, 0, (byte) 195, 1, 0, 0, (byte) 191, 3, 3}, 0, hello, 0, 11);
            return hello;
        }
    },
    NOISE(false) {
        @Override
        byte[] bytes(Random random) {
            return noise(random, 1 + random.nextInt(5_000));
        }
    },
    HALF_A_FRAME(true) {
        @Override
        byte[] bytes(Random random) {
            byte[] frame = GatewaySocket.frame(1, noise(random, 500));
            return Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1));
        }
    },
    NO_MASK(true) {
        @Override
        byte[] bytes(Random random) {
            return new byte[] {(byte) 0x81, 2, '{', '}'};
        }
    },
    WRONG_MASK(true) {
        @Override
        byte[] bytes(Random random) {
            byte[] frame = GatewaySocket.frame(1, ascii("{\"Header\":{}}"));
            System.arraycopy(noise(random, 4), 0, frame, 2, 4);
            return frame;
        }
    },
    RESERVED_OPCODE(true) {
        @Override
        byte[] bytes(Random random) {
            return GatewaySocket.frame(3 + random.nextInt(5), noise(random, 10));
        }
    },
    LONG_PING(true) {
        @Override
        byte[] bytes(Random random) {
            return GatewaySocket.frame(9, noise(random, 126));
        }
    },
    ENDLESS_LENGTH(true) {
        @Override
        byte[] bytes(Random random) {
            return new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, '{'};
        }
    },
    NOT_JSON(true) {
        @Override
        byte[] bytes(Random random) {
            return GatewaySocket.frame(1, ascii("[".repeat(random.nextInt(2_000)) + "{\"Header\":"));
        }
    },
    NOT_UTF_8(true) {
        @Override
        byte[] bytes(Random random) {
            return GatewaySocket.frame(1, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'});
        }
    },
    BINARY(true) {
        @Override
        byte[] bytes(Random random) {
            return GatewaySocket.frame(2, noise(random, 3_000));
        }
    };

    private static final int LISTEN_MILLIS = 1_000;

    private final boolean inWebSocket;

    Garbage(boolean inWebSocket) {
        this.inWebSocket = inWebSocket;
    }

    abstract byte[] bytes(Random random);

    /** Throws it at the gateway, and listens for a while whether that hangs up. */
    public void fling(Ground ground, long seed) {
        try (GatewaySocket socket = GatewaySocket.connect(ground.gatewayPort())) {
            if (inWebSocket) {
                socket.shakeHands();
            }
            socket.sendRaw(bytes(new Random(seed)));
            socket.hearsTheEnd(LISTEN_MILLIS);
        } catch (IOException hungUp) {
            // as it should
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

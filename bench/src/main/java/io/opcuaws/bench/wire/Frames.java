package io.opcuaws.bench.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** WebSocket frames of a client (RFC 6455). The masking key is zero, so that what was made once can be sent again and again. */
public final class Frames {

    static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    public static final int FINAL = 0x80;
    public static final int OPCODE = 0x0f;
    public static final int LENGTH = 0x7f;
    public static final int LENGTH_IN_2_BYTES = 126;
    public static final int LENGTH_IN_8_BYTES = 127;

    private static final int MASKED = 0x80;
    private static final int MOST_HEADER_BYTES = 14;
    private static final int NO_MASK = 0;

    private Frames() {}

    /** A whole text message, ready to be sent. */
    static ByteBuffer text(String text) {
        return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole frame, ready to be sent. */
    public static ByteBuffer of(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocateDirect(MOST_HEADER_BYTES + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < LENGTH_IN_2_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | LENGTH_IN_2_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | LENGTH_IN_8_BYTES)).putLong(payload.length);
        }
        return frame.putInt(NO_MASK).put(payload).flip();
    }
}

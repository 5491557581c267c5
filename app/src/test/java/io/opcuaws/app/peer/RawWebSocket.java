package io.opcuaws.app.peer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A WebSocket made by hand, for what no decent library would send. */
public final class RawWebSocket implements AutoCloseable {

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;

    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawWebSocket(URI url, String... headers) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout((int) Patience.ANSWER.toMillis());
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        shakeHands(url, headers);
    }

    /** @param headers further lines of the handshake */
    public static RawWebSocket connect(URI url, String... headers) throws IOException {
        return new RawWebSocket(url, headers);
    }

    /** Sends one frame; the masking key is all zeros, so that the payload goes out as it is. */
    public void sendFrame(int opcode, boolean last, byte[] payload) throws IOException {
        announceFrame(opcode, last, payload.length);
        sendPayload(payload);
    }

    /** Sends the head of a frame alone: the payload that it speaks of may follow, or never. */
    public void announceFrame(int opcode, boolean last, long length) throws IOException {
        out.writeByte(opcode | (last ? FINAL : 0));
        if (length < LENGTH_IN_2_BYTES) {
            out.writeByte(MASKED | (int) length);
        } else if (length < 1 << 16) {
            out.writeByte(MASKED | LENGTH_IN_2_BYTES);
            out.writeShort((int) length);
        } else {
            out.writeByte(MASKED | LENGTH_IN_8_BYTES);
            out.writeLong(length);
        }
        out.writeInt(0);
        out.flush();
    }

    /** Sends a part of the payload that was announced. */
    public void sendPayload(byte... part) throws IOException {
        out.write(part);
        out.flush();
    }

    /** Reads frames until one closes the connection. */
    public Closed readClose() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            byte[] payload = in.readNBytes(readLength());
            if (opcode == CLOSE) {
                int code = ByteBuffer.wrap(payload).getShort();
                return new Closed(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case LENGTH_IN_2_BYTES -> in.readUnsignedShort();
            case LENGTH_IN_8_BYTES -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private void shakeHands(URI url, String... headers) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nUpgrade: websocket\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        StringBuilder response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            response.append((char) in.readUnsignedByte());
        }
        if (!response.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + response);
        }
    }
}

package io.opcuaws.chaos.net;

import io.opcuaws.bench.wire.Frames;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket to the gateway, byte by byte: it can stop anywhere. One thread reads; any may send or end it. */
public final class GatewaySocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final int NORMAL = 1000;
    private static final String HANDSHAKE = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Protocol: opcua-gw.v2\r\n\r\n";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private GatewaySocket(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 15));
        out = socket.getOutputStream();
    }

    /** Connects, and says nothing yet. */
    public static GatewaySocket connect(int port) throws IOException {
        return connect(new Socket(), port);
    }

    /** Connects with so little room for what it does not read that the sender soon notices. */
    public static GatewaySocket withLittleRoom(int port, int bytes) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(bytes);
        return connect(socket, port);
    }

    private static GatewaySocket connect(Socket socket, int port) throws IOException {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new GatewaySocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends the first half of the handshake. */
    public void shakeHalf() throws IOException {
        sendRaw(HANDSHAKE.substring(0, HANDSHAKE.length() / 2).getBytes(StandardCharsets.US_ASCII));
    }

    /** Does the whole handshake. */
    public void shakeHands() throws IOException {
        sendRaw(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(PATIENCE_MILLIS);
        StringBuilder response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            response.append((char) in.readUnsignedByte());
        }
        if (!response.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + response);
        }
        socket.setSoTimeout(0);
    }

    public void send(String text) throws IOException {
        sendRaw(frame(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends any bytes. */
    public synchronized void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** A whole frame of a client; the masking key is zero. */
    public static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = Frames.of(opcode, payload);
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /**
     * Waits for the next text; answers pings meanwhile.
     *
     * @throws IOException when no more can come
     */
    public String read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = new byte[length()];
            in.readFully(payload);
            switch (first & Frames.OPCODE) {
                case Frames.PING -> sendRaw(frame(Frames.PONG, payload));
                case Frames.PONG -> {
                    // we do not ask
                }
                case Frames.CLOSE ->
                    throw new IOException("closed with "
                            + (payload.length < Short.BYTES
                                    ? "no code"
                                    : ByteBuffer.wrap(payload).getShort()));
                default -> {
                    message.write(payload);
                    if ((first & Frames.FINAL) != 0) {
                        return message.toString(StandardCharsets.UTF_8);
                    }
                }
            }
        }
    }

    private int length() throws IOException {
        int length = in.readUnsignedByte() & Frames.LENGTH;
        return switch (length) {
            case Frames.LENGTH_IN_2_BYTES -> in.readUnsignedShort();
            case Frames.LENGTH_IN_8_BYTES -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    /** Reads away what comes until the gateway ends the connection; true if it does so in time. */
    public boolean hearsTheEnd(int millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000L;
        byte[] any = new byte[1 << 12];
        try {
            while (System.nanoTime() < end) {
                socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (in.read(any) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException late) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Says that nothing more will be sent, and still listens. */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** Says goodbye as a WebSocket does. */
    public void sayGoodbye() throws IOException {
        sendRaw(frame(
                Frames.CLOSE,
                ByteBuffer.allocate(Short.BYTES).putShort((short) NORMAL).array()));
    }

    /** Ends it as a crash does. */
    public void reset() {
        Link.reset(socket);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // then it is closed
        }
    }
}

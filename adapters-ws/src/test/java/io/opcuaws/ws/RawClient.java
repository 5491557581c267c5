package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that speaks WebSocket by hand, so that it can break the rules: frames as bytes, no pongs, no reading. */
final class RawClient implements AutoCloseable {

    static final InetAddress HERE = InetAddress.getLoopbackAddress();
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int RECEIVE_BUFFER_BYTES = 1 << 16;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    /** A frame of the server. */
    record Frame(int opcode, ByteBuffer payload) {
        int closeCode() {
            assertThat(opcode).isEqualTo(CLOSE);
            return payload.getShort(0);
        }
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RawClient connect(int port) throws IOException {
        RawClient client = knock(port, HERE);
        assertThat(client.handshake("Host: 127.0.0.1")).startsWith("HTTP/1.1 101");
        return client;
    }

    /**
     * Opens a socket, and says nothing yet.
     *
     * @param from an address of this machine: all that begin with 127 are
     */
    static RawClient knock(int port, InetAddress from) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(HERE, port), PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** Asks for a WebSocket, and gives the head of the answer. */
    String handshake(String... headers) throws IOException {
        return handshakeAt("/", headers);
    }

    /** Asks for a WebSocket at this path, and gives the head of the answer. */
    String handshakeAt(String path, String... headers) throws IOException {
        write("GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        return readHead();
    }

    /** The head of an answer. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the server has closed the socket by now; what it says is lost. */
    boolean isGone() throws IOException {
        socket.setSoTimeout(50);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** All that the server says until it closes the socket. */
    String readToTheEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until the server has closed the socket, and says nothing before that. */
    void isCutOff() throws IOException {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    void sendText(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a text frame of these bytes, which need not be UTF-8. */
    void send(byte[] payload) throws IOException {
        sendFrame(FIN | TEXT, payload);
    }

    /** Sends a part of a text message; the first one has {@link #TEXT}, those after it {@link #CONTINUATION}. */
    void sendPart(int opcode, boolean last, String payload) throws IOException {
        sendFrame(opcode | (last ? FIN : 0), payload.getBytes(StandardCharsets.UTF_8));
    }

    void sendFrame(int firstByte, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) firstByte);
        if (payload.length < LENGTH_16) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | LENGTH_16)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload); // a mask of zeros leaves the payload as it is
        out.write(frame.array(), 0, frame.position());
    }

    Frame readFrame() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        long length = in.readUnsignedByte();
        if (length == LENGTH_16) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_64) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(opcode, ByteBuffer.wrap(payload));
    }

    /** Reads on until a message has this part; fails when nothing comes any more. */
    void readUntil(String part) throws IOException {
        String text = "";
        while (!text.contains(part)) {
            text = StandardCharsets.UTF_8.decode(readFrame().payload()).toString();
        }
    }

    /** Reads on until the server closes. */
    Frame readUntilClose() throws IOException {
        Frame frame = readFrame();
        while (frame.opcode() != CLOSE) {
            frame = readFrame();
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.opcuaws.opcua.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;

/** UA TCP without security (OPC 10000-6, 7.1 and 6.7.2), as bytes. */
public final class Wire {

    private static final int HEADER = 8;
    private static final int MOST = 1 << 24;
    private static final String NONE = "http://opcfoundation.org/UA/SecurityPolicy#None";

    private final Socket socket;
    private final DataInputStream in;
    private final String url;

    /** What goes into the next chunks; a trick may change them. */
    public long channelId = 7;

    public long tokenId = 1;
    public long sequenceNumber;

    Wire(Socket socket, String url) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.url = url;
    }

    public String url() {
        return url;
    }

    /** The next message of the gateway, which sends small ones in one chunk. */
    Call next() throws IOException {
        String type = new String(in.readNBytes(3), StandardCharsets.US_ASCII);
        if (type.length() < 3 || in.read() < 0) {
            throw new EOFException();
        }
        int size = Integer.reverseBytes(in.readInt());
        if (size < HEADER || size > MOST) {
            throw new IOException("a size of " + size);
        }
        ByteBuf body = Unpooled.wrappedBuffer(in.readNBytes(size - HEADER));
        if (type.equals("HEL")) {
            return new Call(this, type, 0, null);
        }
        body.skipBytes(4); // the channel
        if (type.equals("OPN")) {
            for (int i = 0; i < 3; i++) {
                body.skipBytes(Math.max(0, body.readIntLE())); // policy, certificate, thumbprint
            }
        } else {
            body.skipBytes(4); // the token
        }
        body.skipBytes(4); // the sequence number
        long requestId = body.readUnsignedIntLE();
        UaMessageType message = new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(body)
                .decodeMessage(null);
        return new Call(this, type, requestId, (UaRequestMessageType) message);
    }

    /** A chunk as it should be. */
    public byte[] chunk(String type, char kind, long requestId, byte[] part) {
        ByteBuf chunk = head(type, kind, 0);
        chunk.writeIntLE((int) channelId);
        if (type.equals("OPN")) {
            chunk.writeIntLE(NONE.length());
            chunk.writeCharSequence(NONE, StandardCharsets.US_ASCII);
            chunk.writeIntLE(-1).writeIntLE(-1);
        } else {
            chunk.writeIntLE((int) tokenId);
        }
        chunk.writeIntLE((int) ++sequenceNumber).writeIntLE((int) requestId).writeBytes(part);
        return sized(chunk);
    }

    /** The beginning of a message that says that it is so long. */
    public static ByteBuf head(String type, char kind, int size) {
        ByteBuf head = Unpooled.buffer();
        head.writeCharSequence(type, StandardCharsets.US_ASCII);
        return head.writeByte(kind).writeIntLE(size);
    }

    /** With the size that it has. */
    public static byte[] sized(ByteBuf message) {
        message.setIntLE(4, message.readableBytes());
        return ByteBufUtil.getBytes(message);
    }

    public static byte[] bytes(UaMessageType message) {
        return bytes(message, untouched -> {});
    }

    public static byte[] bytes(UaMessageType message, Consumer<ByteBuf> spoil) {
        ByteBuf bytes = Unpooled.buffer();
        new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE).setBuffer(bytes).encodeMessage(null, message);
        spoil.accept(bytes);
        return ByteBufUtil.getBytes(bytes);
    }

    public synchronized void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void hangUp() throws IOException {
        socket.close();
    }
}

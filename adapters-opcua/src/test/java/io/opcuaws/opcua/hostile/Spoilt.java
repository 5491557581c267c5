package io.opcuaws.opcua.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest;

/** Bytes that are not what they should be: cut off, without end, of other lengths than they say, or noise. */
public final class Spoilt {

    /** Of {@link #halfAMessage}, in bytes. */
    public static final long HALF_A_MESSAGE = 6_000_000;

    private static final int CHUNK = 60_000;
    private static final int DEPTH = 100_000;

    private Spoilt() {}

    static ByteBuf certified() {
        String policy = "http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256";
        ByteBuf chunk = Wire.head("OPN", 'F', 0).writeIntLE(7).writeIntLE(policy.length());
        chunk.writeBytes(policy.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return chunk.writeIntLE(50)
                .writeBytes(noise(50))
                .writeIntLE(20)
                .writeBytes(noise(20))
                .writeBytes(noise(256));
    }

    /** An empty list whose length is another one. */
    static byte[] claimed(Call call, int length) {
        return Wire.bytes(
                Honest.endpoints(call, new EndpointDescription[0]),
                bytes -> bytes.setIntLE(bytes.writerIndex() - 4, length));
    }

    /** A read response of one value that begins with these bytes again and again. */
    static byte[] deep(Call call, byte[] level) {
        return Wire.bytes(Honest.values(call, Stream.of()), bytes -> {
            bytes.writerIndex(bytes.writerIndex() - 8).writeIntLE(1).writeBytes(level);
            byte[] again = Arrays.copyOfRange(level, 1, level.length);
            for (int i = 0; i < DEPTH; i++) {
                bytes.writeBytes(again);
            }
        });
    }

    /** The header's diagnosis has an inner one, and that has one. */
    static byte[] diagnosed(Call call) {
        return Wire.bytes(Honest.endpoints(call, new EndpointDescription[0]), bytes -> {
            int diagnosis = bytes.writerIndex() - 4 - 3 - 4 - 1;
            bytes.writerIndex(diagnosis);
            for (int i = 0; i < DEPTH / 2; i++) {
                bytes.writeByte(0x40);
            }
        });
    }

    /** As many chunks as it takes for one message. */
    static boolean inChunks(Call call, byte[] message) throws IOException {
        int size = CHUNK;
        for (int at = 0; at < message.length; at += size) {
            int end = Math.min(message.length, at + size);
            byte[] part = Arrays.copyOfRange(message, at, end);
            call.wire().send(call.wire().chunk("MSG", end == message.length ? 'F' : 'C', call.requestId(), part));
        }
        return true;
    }

    /** Sends chunks until the gateway hangs up; half a gigabyte must be enough for that. */
    static boolean endless(Call call, String type) throws IOException {
        byte[] part = new byte[CHUNK];
        for (int i = 0; i < 8_000; i++) {
            call.wire().send(call.wire().chunk(type, 'C', call.requestId(), part));
        }
        throw new IOException("the gateway took half a gigabyte");
    }

    /** Sends six megabytes of a message, and hangs up. */
    public static boolean halfAMessage(Call call) throws IOException {
        if (!call.is(GetEndpointsRequest.class)) {
            return false;
        }
        for (long left = HALF_A_MESSAGE; left > 0; left -= CHUNK) {
            call.wire().send(call.wire().chunk("MSG", 'C', call.requestId(), new byte[CHUNK]));
        }
        call.wire().hangUp();
        return true;
    }

    static byte[] head(String type, int size) {
        ByteBuf head = Wire.head(type, 'F', size);
        byte[] bytes = new byte[8];
        head.readBytes(bytes);
        return bytes;
    }

    static byte[] error(int status, String reason) {
        ByteBuf message = Wire.head("ERR", 'F', 0).writeIntLE(status).writeIntLE(reason.length());
        return Wire.sized(message.writeBytes(reason.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    static byte[] error(int status, int length) {
        return Wire.sized(Wire.head("ERR", 'F', 0).writeIntLE(status).writeIntLE(length));
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return Unpooled.wrappedBuffer(bytes).array();
    }
}

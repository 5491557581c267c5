package io.opcuaws.opcua.channel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks at the first three bytes that a server says. OPC UA begins with {@code ACK} or {@code ERR} (OPC 10000-6, 7.1.2);
 * Milo would wait for the rest of a message that never comes if something else answers, such as a web server.
 */
final class FirstAnswer extends ByteToMessageDecoder {

    private static final int LENGTH = 3;

    private final Runnable onConnected;
    private final Runnable onOpcUa;
    private final Runnable onSomethingElse;

    /** All three are run on the event loop. */
    FirstAnswer(Runnable onConnected, Runnable onOpcUa, Runnable onSomethingElse) {
        this.onConnected = onConnected;
        this.onOpcUa = onOpcUa;
        this.onSomethingElse = onSomethingElse;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        onConnected.run();
        ctx.fireChannelActive();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < LENGTH) {
            return;
        }
        String type = in.toString(in.readerIndex(), LENGTH, StandardCharsets.US_ASCII);
        if (type.equals("ACK") || type.equals("ERR")) {
            onOpcUa.run();
            ctx.pipeline().remove(this); // hands what has been read to the next handler
        } else {
            in.skipBytes(in.readableBytes());
            onSomethingElse.run();
        }
    }
}

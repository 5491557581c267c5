package io.opcuaws.opcua.channel;

import io.netty.channel.ChannelPipeline;
import io.opcuaws.opcua.value.BoundedDecoder;
import java.lang.reflect.Field;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.transport.client.uasc.UascClientMessageHandler;

/** Lets Milo read a connection's messages with a {@link BoundedDecoder}. Milo makes its decoder itself and takes no other. */
final class BoundedReading {

    private static final Field DECODER = decoder();

    private BoundedReading() {}

    /** A Milo without this field is not used: messages could end the process. */
    private static Field decoder() {
        try {
            Field field = UascClientMessageHandler.class.getDeclaredField("binaryDecoder");
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Milo has no such decoder", e);
        }
    }

    /** To be called on the connection's event loop, before it reads the next message. */
    static void begin(ChannelPipeline pipeline, EncodingContext context) {
        try {
            DECODER.set(pipeline.get(UascClientMessageHandler.class), new BoundedDecoder(context));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Milo's decoder cannot be replaced", e);
        }
    }
}

package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Variant says of its size is no reason to make room for it. */
class BoundedDecoderTest {

    private static final int CASES = 20_000;

    /** Enough for the classes that are loaded at the first call, and too little for a million elements of each level. */
    private static final long ROOM = 32 << 20;

    @Test
    void readsWhatMiloReads() {
        for (int seed = 0; seed < CASES; seed++) {
            ByteBuf bytes = Unpooled.buffer();
            new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE)
                    .setBuffer(bytes)
                    .encodeDataValue(new AnyValues(seed).dataValue());

            DataValue milos = new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                    .setBuffer(bytes.duplicate())
                    .decodeDataValue();

            assertThat(decoder(bytes.duplicate()).decodeDataValue()).isEqualTo(milos);
        }
    }

    /** Which no client could write back; also if it is to have dimensions, which only an array has. */
    @ParameterizedTest
    @ValueSource(strings = {"1818062a000000", "5858462a000000"})
    void aVariantDirectlyInAVariantIsTheInnerOne(String dump) {
        ByteBuf bytes = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(dump));

        assertThat(decoder(bytes).decodeVariant()).isEqualTo(new Variant(42));
    }

    /** Milo takes gigabytes for each, which ends a process that has less. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "two billion elements, 86ffffff7f, 1",
        "sixteen million elements, 860000f400, 1",
        "sixteen million Variants with as many in each, 980000f400, 60",
        "two billion dimensions, c600000000ffffff7f, 1",
        "a negative length, 86f9ffffff, 1",
        "negative dimensions, c600000000f9ffffff, 1",
        "a type that there is not, bf01000000, 1",
        "levels without end, 9801000000, 1000",
        "levels without end and without arrays, 18, 1000",
    })
    void whatCannotBeThereIsRefusedBeforeThereIsRoomForIt(String what, String level, int levels) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BoundedDecoder decoder = decoder(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(level.repeat(levels))));
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(decoder::decodeVariant).isInstanceOf(UaSerializationException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROOM);
    }

    private static BoundedDecoder decoder(ByteBuf bytes) {
        return new BoundedDecoder(DefaultEncodingContext.INSTANCE).setBuffer(bytes);
    }
}

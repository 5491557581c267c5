package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server gets wrong in a value is told as something that a client can read, and write back. */
class ContradictoryValuesTest {

    private final DataValueForm form = new DataValueForm(Forms.standard().variant());

    /** Four numbers, and: -5 times 2, 3 times 3, 0 times 4, 4 alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "02000000fbffffff02000000",
                "020000000300000003000000",
                "020000000000000004000000",
                "0100000004000000"
            })
    void lengthsThatAreNotThoseOfTheElementsAreLeftOut(String lengths) {
        String told = told("01c60400000001000000020000000300000004000000" + lengths);

        assertThat(told).isEqualTo("{\"Value\":{\"Type\":6,\"Body\":[1,2,3,4]}}");
    }

    /** OPC 10000-6, 5.2.2.5: it stands for the earliest time, and that for none. */
    @Test
    void aTimeBeforeTheEarliestIsNone() {
        assertThat(told("0cfefffffffffffffffffffffffffffff7")).isEqualTo("{}");
    }

    private String told(String bytes) {
        return form.write(new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                        .setBuffer(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(bytes)))
                        .decodeDataValue())
                .toString();
    }
}

package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ResponseHeader;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is read can be written back unchanged: through the text of a message, in both forms. */
class ValueRoundTripTest {

    private static final int VALUES = 100_000;
    private static final ResponseHeader HEADER =
            new ResponseHeader("GW_ReadResponse", "c", null, "1", null, 0, null, null);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Values values = Forms.values();
    private final DataValueForm form = new DataValueForm(Forms.standard().variant());
    private final MessageWriter writer = new MessageWriter();

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void aValueComesBackAsItWas(WireForm wireForm) {
        for (long seed = 0; seed < VALUES; seed++) {
            DataValue value = new AnyValues(seed).dataValue();
            String text = writer.write(wireForm, HEADER, new ReadResponse(List.of(values.toRecord(value))));
            JsonNode json = MAPPER.readTree(text).path("Body").path("Results").path(0);
            if (!Arrays.equals(bits(form.read(json)), bits(value))) {
                fail("seed %d did not come back: %s", seed, text);
            }
        }
    }

    /** The value in OPC UA's binary encoding, which shows every bit of it. */
    private static byte[] bits(DataValue value) {
        ByteBuf buffer = Unpooled.buffer();
        new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(buffer)
                .encodeDataValue(value);
        return ByteBufUtil.getBytes(buffer);
    }
}

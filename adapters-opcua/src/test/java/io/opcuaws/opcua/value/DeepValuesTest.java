package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ResponseHeader;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.LiteralOperand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What servers nest is said and written back, however deep its JSON becomes. */
class DeepValuesTest {

    /** Of Variants in Variants, as the gateway and most servers allow in one encoding (OPC 10000-6, 5.1.5 wants 100 at most). */
    private static final int DEEPEST = 60;

    /** What readers of JSON take without being told otherwise. */
    private static final int USUAL_LIMIT = 500;

    private static final ResponseHeader HEADER =
            new ResponseHeader("GW_ReadResponse", "c", null, "1", null, 0, null, null);

    private final Values values = Forms.values();
    private final DataValueForm form = new DataValueForm(Forms.standard().variant());

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void variantsInVariantsAreReadByAnyReaderOfJson(WireForm wireForm) {
        comesBack(wireForm, nested(new Variant(1)), USUAL_LIMIT);
    }

    /** Each structure is an encoding of its own, so that nothing but our own limit bounds the whole. */
    @ParameterizedTest
    @EnumSource(WireForm.class)
    void variantsInStructuresInVariantsComeBackWithWhatIsTooDeepInBase64(WireForm wireForm) {
        Variant value = new Variant(1);
        for (int i = 0; i < 20; i++) {
            LiteralOperand operand = new LiteralOperand(nested(value));
            value = new Variant(ExtensionObject.encode(DefaultEncodingContext.INSTANCE, operand));
        }
        comesBack(wireForm, value, USUAL_LIMIT);
    }

    /** What is deeper still is base64, not a failure. */
    @ParameterizedTest
    @EnumSource(WireForm.class)
    void structuresThatAreTooDeepComeBack(WireForm wireForm) {
        Variant value = new Variant(1);
        for (int i = 0; i < 3 * BuiltInForms.DEEPEST; i++) {
            LiteralOperand operand = new LiteralOperand(value);
            value = new Variant(ExtensionObject.encode(DefaultEncodingContext.INSTANCE, operand));
        }
        comesBack(wireForm, value, USUAL_LIMIT);
    }

    private static Variant nested(Variant innermost) {
        Variant value = innermost;
        for (int i = 0; i < DEEPEST; i++) {
            value = new Variant(new Variant[] {value});
        }
        return value;
    }

    private void comesBack(WireForm wireForm, Variant variant, int readersLimit) {
        ByteBuf sent = bits(new DataValue(variant));
        DataValue received = new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(sent.duplicate())
                .decodeDataValue();

        String text = new MessageWriter().write(wireForm, HEADER, new ReadResponse(List.of(values.toRecord(received))));
        DataValue read = form.read(reader(readersLimit).readTree(text).at("/Body/Results/0"));

        assertThat(ByteBufUtil.getBytes(bits(read))).isEqualTo(ByteBufUtil.getBytes(sent));
    }

    private static ByteBuf bits(DataValue value) {
        ByteBuf buffer = Unpooled.buffer();
        new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(buffer)
                .encodeDataValue(value);
        return buffer;
    }

    private static JsonMapper reader(int deepest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .build())
                        .build())
                .build();
    }
}

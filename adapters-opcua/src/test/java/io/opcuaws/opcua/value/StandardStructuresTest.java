package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.DataTypeCodec;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.OpcUaDataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every structure of OPC UA itself that Milo has a class for. */
class StandardStructuresTest {

    private static final int BODIES_OF_EACH = 50;
    private static final DefaultEncodingContext CONTEXT = new DefaultEncodingContext();

    private final ExtensionObjectForm form = Forms.standard().extensionObject();

    static Stream<StructureLayout> standard() {
        return IntStream.range(1, 40_000)
                .mapToObj(id -> new NodeId(0, id))
                .flatMap(id -> Stream.ofNullable(Layouts.STANDARD.find(id))
                        .filter(layout -> layout.ids().dataType().equals(id)));
    }

    @Test
    void noneIsMissing() {
        List<String> withoutLayout = IntStream.range(1, 40_000)
                .mapToObj(id -> new NodeId(0, id))
                .filter(id -> OpcUaDataTypeManager.getInstance().getCodec(id) != null)
                .filter(id -> Layouts.STANDARD.find(id) == null)
                .map(NodeId::toParseableString)
                .toList();

        assertThat(withoutLayout).isEmpty();
        assertThat(standard().count()).isGreaterThan(250);
    }

    static Stream<StructureLayout> encodable() {
        return standard().filter(layout -> layout.ids().binaryEncoding() != null);
    }

    @ParameterizedTest
    @MethodSource("encodable")
    void comesBackBitForBit(StructureLayout layout) {
        for (int seed = 0; seed < BODIES_OF_EACH; seed++) {
            ExtensionObject value =
                    AnyBodies.extensionObject(layout, new AnyBodies(Layouts.STANDARD, seed).body(layout));

            JsonNode json = form.write(value);

            assertThat(json.has("Encoding")).as("not decoded: %s", json).isFalse();
            assertThat(form.read(json)).as("%s", json).isEqualTo(value);
        }
    }

    /** Milo's codecs also decode the structure of any type in a field, which is of no type in a generated body. */
    static Stream<StructureLayout> withoutFieldsOfAnyStructure() {
        return standard()
                .filter(layout -> IntStream.range(0, BODIES_OF_EACH).noneMatch(seed -> {
                    try {
                        throughMilo(layout, body(layout, seed));
                        return false;
                    } catch (UaSerializationException e) {
                        return String.valueOf(e.getMessage()).contains("no codec registered for encodingId");
                    }
                }));
    }

    @Test
    void fewStandardStructuresHaveFieldsOfAnyStructure() {
        assertThat(withoutFieldsOfAnyStructure().count())
                .isGreaterThan(standard().count() - 20);
    }

    /** Milo's codecs were not made from the same source as its definitions: where they agree, both are right. */
    @ParameterizedTest
    @MethodSource("withoutFieldsOfAnyStructure")
    void hasTheFieldsThatMilosCodecHas(StructureLayout layout) {
        for (int seed = 0; seed < BODIES_OF_EACH; seed++) {
            byte[] body = body(layout, seed);

            assertThat(throughMilo(layout, body)).isEqualTo(body);
        }
    }

    private static byte[] body(StructureLayout layout, int seed) {
        return new AnyBodies(Layouts.STANDARD, seed, true).body(layout).bytesOrEmpty();
    }

    private static byte[] throughMilo(StructureLayout layout, byte[] body) {
        DataTypeCodec codec = Objects.requireNonNull(
                OpcUaDataTypeManager.getInstance().getCodec(layout.ids().dataType()));
        UaStructuredType value =
                codec.decode(CONTEXT, new OpcUaBinaryDecoder(CONTEXT).setBuffer(Unpooled.wrappedBuffer(body)));
        ByteBuf again = Unpooled.buffer();
        codec.encode(CONTEXT, new OpcUaBinaryEncoder(CONTEXT).setBuffer(again), value);
        return ByteBufUtil.getBytes(again);
    }
}

package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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

    /** Milo's codecs were not made from the same source as its definitions: where they agree, both are right. */
    @ParameterizedTest
    @MethodSource("standard")
    void hasTheFieldsThatMilosCodecHas(StructureLayout layout) {
        DataTypeCodec codec = Objects.requireNonNull(
                OpcUaDataTypeManager.getInstance().getCodec(layout.ids().dataType()));
        for (int seed = 0; seed < BODIES_OF_EACH; seed++) {
            byte[] body =
                    new AnyBodies(Layouts.STANDARD, seed, true).body(layout).bytesOrEmpty();

            assertThat(throughMilo(codec, body)).isEqualTo(body);
        }
    }

    private static byte[] throughMilo(DataTypeCodec codec, byte[] body) {
        ByteBuf again = Unpooled.buffer();
        UaStructuredType value;
        try {
            value = codec.decode(CONTEXT, new OpcUaBinaryDecoder(CONTEXT).setBuffer(Unpooled.wrappedBuffer(body)));
        } catch (UaSerializationException e) {
            // These codecs also decode the structure of any type in a field, which is of no type here.
            assumeThat(e).hasMessageNotContaining("no codec registered for encodingId");
            throw e;
        }
        codec.encode(CONTEXT, new OpcUaBinaryEncoder(CONTEXT).setBuffer(again), value);
        return ByteBufUtil.getBytes(again);
    }
}

package io.opcuaws.opcua.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.opcuaws.fuzz.Bounds;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.message.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.junit.jupiter.params.provider.MethodSource;

/** However a server describes its types, a structure of one of them is told, if need be in base64. */
class DefinitionFuzzTest {

    private static final DefaultEncodingContext CONTEXT = (DefaultEncodingContext) DefaultEncodingContext.INSTANCE;
    private static final NodeId TYPE = new NodeId(2, 1);

    static Stream<byte[]> definitions() {
        return Stream.of(StructureType.values())
                .map(kind -> answers(
                        kind,
                        field("A", NodeIds.Int32, -1, false),
                        field("B", NodeIds.String, 1, true),
                        field("C", TYPE, 2, true),
                        field("D", new NodeId(2, 2), -1, true)));
    }

    private static StructureField field(String name, NodeId type, int rank, boolean optional) {
        return new StructureField(name, LocalizedText.NULL_VALUE, type, rank, null, UInteger.MIN, optional);
    }

    /** A body, and then the definitions that the server tells when it is asked. */
    private static byte[] answers(StructureType kind, StructureField... fields) {
        ByteBuf bytes = Unpooled.buffer();
        OpcUaBinaryEncoder encoder = new OpcUaBinaryEncoder(CONTEXT).setBuffer(bytes);
        encoder.encodeByteString(ByteString.of(new byte[40]));
        for (int i = 0; i < 3; i++) {
            StructureDefinition definition = new StructureDefinition(TYPE, NodeIds.Structure, kind, fields);
            encoder.encodeByteString(
                    (ByteString) ExtensionObject.encode(CONTEXT, definition).getBody());
            encoder.encodeNodeId(TYPE);
        }
        return ByteBufUtil.getBytes(bytes);
    }

    @MethodSource("definitions")
    @FuzzTest
    void anyDefinition(byte[] input) {
        OpcUaBinaryDecoder answers = new OpcUaBinaryDecoder(CONTEXT).setBuffer(Unpooled.wrappedBuffer(input));
        ByteString body;
        try {
            body = answers.decodeByteString();
        } catch (RuntimeException e) {
            return;
        }
        List<Runnable> retries = new ArrayList<>();
        Values values = new Values(CONTEXT, new DataTypes(new Server(answers), CONTEXT, retries::add));
        var value = new org.eclipse.milo.opcua.stack.core.types.builtin.Variant(ExtensionObject.of(body, TYPE));

        CompletableFuture<Variant> told =
                Bounds.within(input.length, () -> values.withTypes(() -> values.toRecord(value)));

        assertThat(told).isCompletedWithValueMatching(variant -> variant.type() == 22);
        assertThat(retries).as("the server could not be asked").isEmpty();
    }

    /** Answers what it was given, until there is no more. */
    private record Server(OpcUaBinaryDecoder answers) implements AddressSpace {

        @Override
        public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
            return CompletableFuture.completedFuture(
                    items.stream().map(this::attribute).toList());
        }

        private DataValue attribute(ReadValueId item) {
            if (!item.getAttributeId().equals(AttributeId.DataTypeDefinition.uid())) {
                return new DataValue(StatusCodes.Bad_AttributeIdInvalid);
            }
            try {
                return new DataValue(new org.eclipse.milo.opcua.stack.core.types.builtin.Variant(ExtensionObject.of(
                        answers.decodeByteString(), NodeIds.StructureDefinition_Encoding_DefaultBinary)));
            } catch (RuntimeException e) {
                return new DataValue(StatusCodes.Bad_NodeIdUnknown);
            }
        }

        @Override
        public CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items) {
            List<List<ReferenceDescription>> results = new ArrayList<>();
            for (BrowseDescription item : items) {
                results.add(item.getReferenceTypeId().equals(NodeIds.HasSubtype) ? subtype() : List.of());
            }
            return CompletableFuture.completedFuture(results);
        }

        private List<ReferenceDescription> subtype() {
            try {
                return List.of(new ReferenceDescription(
                        NodeIds.HasSubtype,
                        true,
                        answers.decodeNodeId().expanded(),
                        QualifiedName.NULL_VALUE,
                        LocalizedText.NULL_VALUE,
                        NodeClass.DataType,
                        NodeId.NULL_VALUE.expanded()));
            } catch (RuntimeException e) {
                return List.of();
            }
        }
    }
}

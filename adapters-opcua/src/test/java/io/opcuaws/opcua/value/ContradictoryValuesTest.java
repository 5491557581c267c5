package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.NamespaceReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId.ServerReference;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /** Found by fuzzing: it was told as an index, of another namespace or of none. */
    @ParameterizedTest
    @CsvSource({"2, %32", "90232, %390232", "99999999999, %399999999999"})
    void aUriThatLooksLikeAnIndexIsToldAsTheUriThatItIs(String uri, String told) {
        ExpandedNodeIdForm ids = ExpandedNodeIdForm.INSTANCE;

        JsonNode json = ids.write(new ExpandedNodeId(ServerReference.of(uri), NamespaceReference.of(uri), uint(1)));

        assertThat(json).hasToString("{\"Id\":1,\"Namespace\":\"%s\",\"ServerUri\":\"%s\"}".formatted(told, told));
        assertThat(ids.write(ids.read(json))).isEqualTo(json);
    }

    /** Found by fuzzing: it came back under the right id, which is another value. Of Range: binary, XML, JSON. */
    @ParameterizedTest
    @CsvSource({"885, 1, AAE=", "15375, 1, AAE=", "886, 2, <Range/>", "15375, 2, <Range/>"})
    void aStructureUnderTheIdOfAnotherEncodingKeepsIt(int id, int encoding, String body) {
        ExtensionObjectForm structures = Forms.standard().extensionObject();
        String json = "{\"TypeId\":{\"Id\":%d},\"Encoding\":%d,\"Body\":\"%s\"}".formatted(id, encoding, body);

        ExtensionObject value = structures.read(new JsonMapper().readTree(json));

        assertThat(value.getEncodingOrTypeId()).isEqualTo(new NodeId(0, id));
        assertThat(structures.write(value)).hasToString(json);
    }

    private String told(String bytes) {
        return form.write(new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                        .setBuffer(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(bytes)))
                        .decodeDataValue())
                .toString();
    }
}

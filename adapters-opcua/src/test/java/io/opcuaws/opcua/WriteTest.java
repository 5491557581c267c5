package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.VALUE;
import static io.opcuaws.opcua.DemoClient.dataValue;
import static io.opcuaws.opcua.DemoClient.json;
import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.variant;
import static io.opcuaws.opcua.DemoClient.writing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.Variant;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteValue;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is written is what is read afterwards, and what cannot be written says so at its place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteTest {

    private final DemoClient client = DemoClient.connect();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Boolean        |  1 | false
            SByte          |  2 | -128
            Byte           |  3 | 255
            Int16          |  4 | -32768
            UInt16         |  5 | 65535
            Int32          |  6 | 2147483647
            UInt32         |  7 | 4294967295
            Int64          |  8 | "9223372036854775807"
            UInt64         |  9 | "9223372036854775808"
            Float          | 10 | 0.1
            Double         | 11 | "NaN"
            String         | 12 | "\\uD83D\\uDE00 \\" \\u0001"
            DateTime       | 13 | "2026-07-01T23:59:59.1234567Z"
            Guid           | 14 | "00000000-0000-0000-0000-000000000001"
            ByteString     | 15 | "AAH/"
            XmlElement     | 16 | "<b/>"
            NodeId         | 17 | {"IdType":1,"Id":"x y","Namespace":2}
            ExpandedNodeId | 18 | {"Id":13,"Namespace":"urn:elsewhere","ServerUri":1}
            StatusCode     | 19 | 2147483648
            QualifiedName  | 20 | {"Name":"n","Uri":1}
            LocalizedText  | 21 | {"Locale":"de","Text":"Hallo"}
            """)
    void aScalarOfEachTypeIsReadAsItWasWritten(String name, int type, String body) {
        assertThat(client.write(writing(node("Scalar." + name), variant(type, body))))
                .containsExactly(StatusCodes.Good);

        Variant value = valueOf("Scalar." + name);
        assertThat(value.type()).isEqualTo(type);
        assertThat(json(requireNonNull(value.body()).toString())).isEqualTo(json(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Array.Boolean",
                "Array.SByte",
                "Array.Byte",
                "Array.Int16",
                "Array.UInt16",
                "Array.Int32",
                "Array.UInt32",
                "Array.Int64",
                "Array.UInt64",
                "Array.Float",
                "Array.Double",
                "Array.String",
                "Array.DateTime",
                "Array.Guid",
                "Array.ByteString",
                "Array.XmlElement",
                "Array.NodeId",
                "Array.ExpandedNodeId",
                "Array.StatusCode",
                "Array.QualifiedName",
                "Array.LocalizedText",
                "Array.Variant"
            })
    void anArrayThatWasReadCanBeWrittenBack(String path) {
        Variant original = valueOf(path);
        Variant empty = variant(original.type(), "[]");

        assertThat(client.write(writing(node(path), empty))).containsExactly(StatusCodes.Good);
        assertThat(valueOf(path)).hasToString(empty.toString());
        assertThat(client.write(writing(node(path), original))).containsExactly(StatusCodes.Good);
        assertThat(valueOf(path)).hasToString(original.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Matrix.Int32", "Matrix.Double", "Matrix.String"})
    void aMatrixThatWasReadCanBeWrittenBack(String path) {
        Variant original = valueOf(path);
        ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
        requireNonNull(original.body()).forEach(element -> reversed.insert(0, element));
        Variant other = new Variant(original.type(), reversed, original.dimensions());

        assertThat(client.write(writing(node(path), other))).containsExactly(StatusCodes.Good);
        assertThat(valueOf(path)).hasToString(other.toString());
        assertThat(client.write(writing(node(path), original))).containsExactly(StatusCodes.Good);
        assertThat(valueOf(path)).hasToString(original.toString());
    }

    @Test
    void anEmptyArrayIsNoNull() {
        assertThat(valueOf("Array.Empty")).hasToString(variant(6, "[]").toString());
        assertThat(client.read("Array.Null").value()).isNull();
    }

    @Test
    void oneValueThatCannotBeUnderstoodWritesNothing() {
        Variant before = valueOf("Scalar.Int16");

        Failure failure = client.refusal(new WriteRequest(List.of(
                writing(node("Scalar.Int16"), variant(4, "7")), writing(node("Scalar.Byte"), variant(3, "256")))));

        assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
        assertThat(failure.sentence()).startsWith("/Body/NodesToWrite/1/Value/Value/Body: ");
        assertThat(valueOf("Scalar.Int16")).isEqualTo(before);
    }

    @Test
    void whatTheServerRefusesIsABadResultAtItsPlace() {
        Variant value = variant(5, "1");

        assertThat(client.write(
                        writing(node("Scalar.UInt16"), value),
                        writing(node("Scalar.String"), value),
                        writing(ofUnknownNamespace(), value),
                        writing(node("Scalar.Nothing"), value),
                        writing(node("Access.ReadOnly"), variant(6, "1")),
                        new WriteValue(node("Scalar.UInt16"), 99, null, dataValue(value)),
                        writing(node("Scalar.UInt16"), variant(5, "2"))))
                .containsExactly(
                        StatusCodes.Good,
                        StatusCodes.Bad_TypeMismatch,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_UserAccessDenied,
                        StatusCodes.Bad_AttributeIdInvalid,
                        StatusCodes.Good);
        assertThat(valueOf("Scalar.UInt16")).hasToString(variant(5, "2").toString());
    }

    @Test
    void anIndexRangeIsAPartAndAnEmptyOneTheWhole() {
        Variant whole = variant(6, "[1,2,3,4]");
        assertThat(client.write(new WriteValue(node("Array.Int32"), VALUE, "", dataValue(whole))))
                .containsExactly(StatusCodes.Good);
        assertThat(client.write(new WriteValue(node("Array.Int32"), VALUE, "1:2", dataValue(variant(6, "[20,30]")))))
                .containsExactly(StatusCodes.Good);

        assertThat(read("")).hasToString(variant(6, "[1,20,30,4]").toString());
        assertThat(read("2:3")).hasToString(variant(6, "[30,4]").toString());
        assertThat(client.read(new ReadValueId(node("Array.Int32"), VALUE, "3:2", null))
                        .status())
                .isEqualTo(StatusCodes.Bad_IndexRangeInvalid);
    }

    private Variant read(String indexRange) {
        return requireNonNull(client.read(new ReadValueId(node("Array.Int32"), VALUE, indexRange, null))
                .value());
    }

    private Variant valueOf(String path) {
        return requireNonNull(client.read(path).value());
    }

    @AfterAll
    void stop() {
        client.close();
    }
}

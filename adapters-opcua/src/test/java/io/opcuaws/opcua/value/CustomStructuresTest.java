package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import io.opcuaws.opcua.structure.TypeIds;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The structures of a server, as its definitions lay them out. */
class CustomStructuresTest {

    private static final int CASES = 30_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final NodeId TYPE = new NodeId(2, 1);
    private static final NodeId BINARY = new NodeId(2, 2);

    /** Layouts, values and the JSON between them are all new in each case. */
    @Test
    void whatIsReadCanBeWrittenBackBitForBit() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < CASES; seed++) {
            AnyLayouts layouts = new AnyLayouts(seed);
            StructureLayout layout = layouts.last();
            ByteString body =
                    new AnyBodies(layouts, seed).withSubtypes(layouts.all()).body(layout);
            ExtensionObject value = AnyBodies.extensionObject(layout, body);
            ExtensionObjectForm form = Forms.with(layouts).extensionObject();

            String text = MAPPER.writeValueAsString(form.write(value));
            JsonNode json = MAPPER.readTree(text);

            if (json.has("Encoding") || !form.read(json).equals(value)) {
                fail("seed %d did not come back: %s is %s", seed, hex(body), text);
            }
            json.path("Body").propertyNames().forEach(seen::add);
        }
        assertThat(seen).contains("EncodingMask", "SwitchField", "Value", "F0");
    }

    private static StructureLayout layout(Shape shape, Field... fields) {
        return new StructureLayout(new TypeIds(TYPE, BINARY, null, null), shape, List.of(fields));
    }

    private static Field field(String name, OpcUaDataType type) {
        return new Field(name, new FieldType.BuiltIn(type), Field.SCALAR, false);
    }

    private static Field optional(String name, OpcUaDataType type) {
        return new Field(name, new FieldType.BuiltIn(type), Field.SCALAR, true);
    }

    private static Field matrix(String name) {
        return new Field(name, new FieldType.BuiltIn(OpcUaDataType.Byte), 2, false);
    }

    private static ExtensionObjectForm form(StructureLayout layout) {
        return Forms.with(id -> id.equals(TYPE) || id.equals(BINARY) ? layout : null)
                .extensionObject();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.bytesOrEmpty());
    }

    private static void assertSame(StructureLayout layout, String bytes, String json) {
        ByteString body = ByteString.of(HexFormat.of().parseHex(bytes));
        ExtensionObject value = ExtensionObject.of(body, BINARY);

        JsonNode written = form(layout).write(value);

        assertThat(written.path("Body")).hasToString(json.replace('\'', '"'));
        assertThat(written.path("TypeId")).hasToString("{\"Id\":1,\"Namespace\":2}");
        assertThat(form(layout).read(written)).isEqualTo(value);
    }

    /** OPC 10000-6, 5.2.7: the bits count optional fields only, and an absent one does not shift those after it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        00000000 07         | {'EncodingMask':0,'Always':7}
        01000000 01 07      | {'EncodingMask':1,'First':1,'Always':7}
        02000000 07 02      | {'EncodingMask':2,'Always':7,'Second':2}
        03000000 01 07 02   | {'EncodingMask':3,'First':1,'Always':7,'Second':2}
        """)
    void theMaskTellsWhichFieldsAreThere(String bytes, String json) {
        StructureLayout layout = layout(
                Shape.OPTIONAL_FIELDS,
                optional("First", OpcUaDataType.Byte),
                field("Always", OpcUaDataType.Byte),
                optional("Second", OpcUaDataType.Byte));

        assertSame(layout, bytes.replace(" ", ""), json);
    }

    @Test
    void withoutAMaskItIsMadeOfTheFieldsThatAreThere() {
        StructureLayout layout =
                layout(Shape.OPTIONAL_FIELDS, optional("A", OpcUaDataType.Byte), optional("B", OpcUaDataType.Byte));

        assertThat(written(layout, "{'B':5}")).isEqualTo("0200000005");
        assertThat(written(layout, "{'A':null}")).isEqualTo("00000000");
        assertThat(written(layout, "{'EncodingMask':1}")).isEqualTo("0100000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        00000000            | {'SwitchField':0}
        01000000 2a         | {'SwitchField':1,'Value':42}
        02000000 ffffffff   | {'SwitchField':2}
        02000000 01000000 61| {'SwitchField':2,'Value':'a'}
        """)
    void aUnionTellsItsField(String bytes, String json) {
        StructureLayout layout =
                layout(Shape.UNION, field("Number", OpcUaDataType.Byte), field("Text", OpcUaDataType.String));

        assertSame(layout, bytes.replace(" ", ""), json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        02000000 02000000 03000000 010203 040506 | {'M':[[1,2,3],[4,5,6]]}
        02000000 00000000 00000000               | {'M':[]}
        02000000 02000000 00000000               | {'M':{'Dimensions':[2,0],'Array':[]}}
        02000000 00000000 03000000               | {'M':{'Dimensions':[0,3],'Array':[]}}
        ffffffff                                 | {}
        """)
    void aMatrixIsArraysInArrays(String bytes, String json) {
        assertSame(layout(Shape.PLAIN, matrix("M")), bytes.replace(" ", ""), json);
    }

    /** The whole response must not fail for one value that its server got wrong. */
    @ParameterizedTest
    @CsvSource({
        "'', too short",
        "ff, a number that is cut off",
        "00000000, a field is missing",
        "0000000001ff, a byte too many",
        "0100000001, a bit of no field",
    })
    void whatIsNotAsDefinedStaysBase64(String bytes, String why) {
        StructureLayout layout = layout(Shape.OPTIONAL_FIELDS, field("A", OpcUaDataType.Byte));
        ExtensionObject value = ExtensionObject.of(ByteString.of(HexFormat.of().parseHex(bytes)), BINARY);

        JsonNode json = form(layout).write(value);

        assertThat(json.path("Encoding").intValue()).as(why).isEqualTo(1);
        assertThat(json.path("TypeId")).hasToString("{\"Id\":2,\"Namespace\":2}");
        assertThat(form(layout).read(json)).isEqualTo(value);
    }

    /** Four bytes must not become gigabytes. */
    @Test
    void anArrayOfManyStructuresWithoutBytesStaysBase64() {
        StructureLayout empty = layout(Shape.PLAIN);
        StructureLayout array = new StructureLayout(
                new TypeIds(new NodeId(2, 3), new NodeId(2, 4), null, null),
                Shape.PLAIN,
                List.of(new Field("A", new FieldType.Nested(TYPE), 1, false)));
        ExtensionObjectForm form =
                Forms.with(id -> id.equals(TYPE) ? empty : array).extensionObject();

        assertThat(form.write(arrayOf("10270000", array)).has("Encoding")).isFalse();
        assertThat(form.write(arrayOf("11270000", array)).path("Encoding").intValue())
                .isEqualTo(1);
    }

    private static ExtensionObject arrayOf(String length, StructureLayout type) {
        return AnyBodies.extensionObject(type, ByteString.of(HexFormat.of().parseHex(length)));
    }

    /** Such a definition makes no bytes and no end. */
    @Test
    void aTypeThatContainsItselfEndsSomewhere() {
        StructureLayout layout = layout(
                Shape.PLAIN,
                new Field("Left", new FieldType.Nested(TYPE), Field.SCALAR, false),
                new Field("Right", new FieldType.Nested(TYPE), Field.SCALAR, false));

        JsonNode json = form(layout).write(ExtensionObject.of(ByteString.of(new byte[0]), BINARY));

        assertThat(json.path("Encoding").intValue()).isEqualTo(1);
        BadStructureTest.assertRefused(
                () -> written(layout, "{}"), "/Body" + "/Left".repeat(BuiltInForms.DEEPEST) + ": must not be nested");
    }

    private static String written(StructureLayout layout, String body) {
        String json = "{'TypeId':{'Id':1,'Namespace':2},'Body':" + body + "}";
        ExtensionObject value = form(layout).read(MAPPER.readTree(json.replace('\'', '"')));
        assertThat(value.getEncodingOrTypeId()).isEqualTo(BINARY);
        return hex((ByteString) value.getBody());
    }
}

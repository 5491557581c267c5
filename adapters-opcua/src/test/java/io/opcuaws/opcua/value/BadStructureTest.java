package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.opcua.structure.FieldType;
import io.opcuaws.opcua.structure.Layouts;
import io.opcuaws.opcua.structure.StructureLayout;
import io.opcuaws.opcua.structure.StructureLayout.Field;
import io.opcuaws.opcua.structure.StructureLayout.Shape;
import io.opcuaws.opcua.structure.TypeIds;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A structure that does not fit its type is refused, with the place of the member that does not. */
class BadStructureTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final NodeId OPTIONAL = new NodeId(2, 1);
    private static final NodeId UNION = new NodeId(2, 2);
    private static final NodeId WITHOUT_ENCODINGS = new NodeId(2, 3);
    private static final Field BYTE = new Field("B", new FieldType.BuiltIn(OpcUaDataType.Byte), Field.SCALAR, false);

    private static final Map<NodeId, StructureLayout> CUSTOM = Map.of(
            OPTIONAL,
            new StructureLayout(
                    new TypeIds(OPTIONAL, new NodeId(2, 11), null, null),
                    Shape.OPTIONAL_FIELDS,
                    List.of(
                            new Field("O", new FieldType.BuiltIn(OpcUaDataType.Byte), Field.SCALAR, true),
                            new Field("M", new FieldType.BuiltIn(OpcUaDataType.Byte), 2, false),
                            new Field("U", new FieldType.Nested(UNION), 1, false),
                            new Field("X", new FieldType.Nested(new NodeId(2, 99)), 1, false))),
            UNION,
            new StructureLayout(new TypeIds(UNION, new NodeId(2, 12), null, null), Shape.UNION, List.of(BYTE)),
            WITHOUT_ENCODINGS,
            new StructureLayout(new TypeIds(WITHOUT_ENCODINGS, null, null, null), Shape.PLAIN, List.of()));

    private final BuiltInForms forms = Forms.with(BadStructureTest::find);

    private static @Nullable StructureLayout find(NodeId id) {
        StructureLayout custom = CUSTOM.get(id);
        return custom == null ? Layouts.STANDARD.find(id) : custom;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'i=647'   | {'StartTime':'yesterday'}                         | /Body/StartTime: must be a DateTime
        'i=647'   | {'Start':'2026-01-01T00:00:00Z'}                  | /Body/Start: must be a structure, which has no such member.
        'i=647'   | {'NumValuesPerNode':-1}                           | /Body/NumValuesPerNode: must be a UInt32
        'i=647'   | [1]                                               | /Body: must be a structure, an object.
        'i=884'   | {'Low':'low'}                                     | /Body/Low: must be a Double
        'i=296'   | {'ArrayDimensions':[1,-2]}                        | /Body/ArrayDimensions/1: must be a UInt32
        'i=296'   | {'ArrayDimensions':3}                             | /Body/ArrayDimensions: must be an array
        'i=725'   | {'WhereClause':{'Elements':[{'FilterOperands':[{'TypeId':'i=601','Body':{'AttributeId':'x'}}]}]}} | /Body/WhereClause/Elements/0/FilterOperands/0/Body/AttributeId: must be a UInt32
        'i=862'   | {'BuildInfo':{'BuildDate':7}}                     | /Body/BuildInfo/BuildDate: must be a DateTime
        'ns=2;i=1'| {'EncodingMask':2}                                | /Body/EncodingMask: must have the bits
        'ns=2;i=1'| {'EncodingMask':0,'O':1}                          | /Body/EncodingMask: must have the bits
        'ns=2;i=1'| {'EncodingMask':'all'}                            | /Body/EncodingMask: must be a UInt32
        'ns=2;i=1'| {'O':256}                                         | /Body/O: must be a Byte
        'ns=2;i=1'| {'M':[[1,2],[3]]}                                 | /Body/M/1: must be as long as the arrays beside it, 2.
        'ns=2;i=1'| {'M':[1,2]}                                       | /Body/M/0: must be an array.
        'ns=2;i=1'| {'M':[[1],[-1]]}                                  | /Body/M/1/0: must be a Byte
        'ns=2;i=1'| {'M':{'Dimensions':[1,2],'Array':[1]}}            | /Body/M/Dimensions: must be 2 lengths
        'ns=2;i=1'| {'M':{'Dimensions':[65536,65536],'Array':[]}}     | /Body/M/Dimensions: must be 2 lengths
        'ns=2;i=1'| {'M':{'Dimensions':[1,1],'Array':['x']}}          | /Body/M/Array/0: must be a Byte
        'ns=2;i=1'| {'U':[{'SwitchField':1,'Value':1},{'SwitchField':2}]} | /Body/U/1/SwitchField: must be the number
        'ns=2;i=1'| {'U':[{'Value':1}]}                               | /Body/U/0/SwitchField: must be the number
        'ns=2;i=1'| {'U':[{'SwitchField':1,'Value':300}]}             | /Body/U/0/Value: must be a Byte
        'ns=2;i=1'| {'U':[{'B':1}]}                                   | /Body/U/0/B: must be a union, which has no such member.
        'ns=2;i=1'| {'X':[{}]}                                        | /Body/X/0: must not be in JSON
        'ns=2;i=3'| {}                                                | /TypeId: must be a type that the server describes
        'ns=2;i=9'| {}                                                | /TypeId: must be a type that the server describes
        """)
    void theComplaintNamesThePlace(String typeId, String body, String complaint) {
        String json = "{'TypeId':" + typeId + ",'Body':" + body + "}";

        assertRefused(() -> forms.extensionObject().read(MAPPER.readTree(json.replace('\'', '"'))), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'TypeId':'i=884','Encoding':3,'Body':{}}     | /Encoding: must be 0
        {'TypeId':'i=884','Encoding':-1,'Body':{}}    | /Encoding: must be 0
        {'TypeId':'i=884','Encoding':1,'Body':{}}     | /Body: must be a ByteString
        {'TypeId':'i=884','Encoding':2,'Body':{}}     | /Body: must be an XmlElement
        {'TypeId':'884','Body':{}}                    | /TypeId: must be a NodeId
        {'TypId':'i=884','Body':{}}                   | /TypId: must be an ExtensionObject
        """)
    void soDoesThatOfTheExtensionObject(String json, String complaint) {
        assertRefused(() -> forms.extensionObject().read(MAPPER.readTree(json.replace('\'', '"'))), complaint);
    }

    static void assertRefused(ThrowingCallable read, String complaint) {
        assertThatExceptionOfType(BadValueException.class).isThrownBy(read).withMessageStartingWith(complaint);
    }
}

package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.Variant;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteResponse;
import io.opcuaws.protocol.message.WriteValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Structures of a server, OPC UA's own and those that it describes itself, from the protocol's record and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StructureTest {

    private static final int EXTENSION_OBJECT = 22;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Rig rig = Rig.start();

    @AfterAll
    void stop() {
        rig.close();
    }

    private static List<DataValue> read(OpcUaSession session, NodeId... nodes) {
        ReadRequest request = new ReadRequest(
                Stream.of(nodes)
                        .map(node -> new ReadValueId(node, 13, null, null))
                        .toList(),
                0,
                2);
        return Rig.result(session.invoke(request, Rig.SOON).thenApply(ReadResponse.class::cast))
                .results();
    }

    private static NodeId demo(String name) {
        return new NodeId(1, "Demo.Structure." + name, "2");
    }

    private static JsonNode body(DataValue value) {
        return Objects.requireNonNull(
                Objects.requireNonNull(value.value(), value::toString).body());
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    private static WriteRequest writeOf(String name, JsonNode body) {
        DataValue value = new DataValue(new Variant(EXTENSION_OBJECT, body, null), 0, null, 0, null, 0);
        return new WriteRequest(List.of(new WriteValue(demo(name), 13, null, value)));
    }

    private static List<Long> write(OpcUaSession session, String name, JsonNode body) {
        return Rig.result(session.invoke(writeOf(name, body), Rig.SOON).thenApply(WriteResponse.class::cast))
                .results();
    }

    @Test
    void readsTheServersStatus() {
        OpcUaSession session = rig.open(rig.settings());

        List<DataValue> values = read(session, new NodeId(0, "2256", null), new NodeId(0, "2255", null));

        JsonNode status = body(values.get(0));
        assertThat(status.path("TypeId")).hasToString("{\"Id\":15367}");
        assertThat(status.has("Encoding")).isFalse();
        assertThat(status.path("Body").propertyNames())
                .contains("StartTime", "CurrentTime", "State", "BuildInfo", "SecondsTillShutdown");
        assertThat(status.path("Body").path("BuildInfo").path("BuildDate").isString())
                .isTrue();
        assertThat(body(values.get(1)).get(2).stringValue()).isEqualTo("urn:opcua-ws-gateway:demo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Point    | {'X':1.5,'Y':-2.0}
        Outline  | {'SwitchField':2,'Value':[{'X':0.0,'Y':0.0},{'X':3.0,'Y':4.0}]}
        Part     | {'EncodingMask':2,'Name':'bolt','Colour':2,'Outline':{'SwitchField':1,'Value':0.5},'Weights':[1,2,3],'Grid':[[7,8]]}
        Assembly | {'Origin':{'TypeId':{'IdType':1,'Id':'Demo.Type.Point3D','Namespace':2},'Body':{'X':1.0,'Y':2.0,'Z':3.0}},'Parts':[{'EncodingMask':2,'Name':'bolt','Colour':2,'Outline':{'SwitchField':1,'Value':0.5},'Weights':[1,2,3],'Grid':[[7,8]]},{'EncodingMask':2,'Name':'nut','Colour':2,'Outline':{'SwitchField':1,'Value':0.5},'Weights':[1,2,3],'Grid':[[7,8]]}]}
        """)
    void readsWhatTheServerDescribes(String type, String fields) {
        OpcUaSession session = rig.open(rig.settings());

        JsonNode value = body(read(session, demo(type)).get(0));

        assertThat(value.path("TypeId")).isEqualTo(json("{'IdType':1,'Id':'Demo.Type." + type + "','Namespace':2}"));
        assertThat(value.path("Body")).hasToString(json(fields).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Point", "Outline", "Part", "Assembly", "Undescribed"})
    void whatIsReadCanBeWrittenBack(String name) {
        OpcUaSession session = rig.open(rig.settings());
        JsonNode value = body(read(session, demo(name)).get(0));

        assertThat(write(session, name, value)).containsExactly(0L);

        assertThat(body(read(session, demo(name)).get(0))).isEqualTo(value);
    }

    /** Nothing has asked for the type in this session before. */
    @Test
    void writesAStructureWithoutReadingOneFirst() {
        OpcUaSession session = rig.open(rig.settings());

        assertThat(write(
                        session,
                        "Part",
                        json("{'TypeId':'ns=2;s=Demo.Type.Part','Body':{'Name':'bolt','Colour':'2',"
                                + "'Outline':{'SwitchField':1,'Value':0.5},'Weights':[1,2,3],'Grid':[[7,8]]}}")))
                .containsExactly(0L);

        assertThat(body(read(session, demo("Part")).get(0))
                        .path("Body")
                        .path("Name")
                        .stringValue())
                .isEqualTo("bolt");
    }

    @Test
    void refusesOneThatDoesNotFit() {
        OpcUaSession session = rig.open(rig.settings());

        Failure failure = Rig.failure(session.invoke(
                writeOf("Point", json("{'TypeId':'ns=2;s=Demo.Type.Point','Body':{'X':'far'}}")), Rig.SOON));

        assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
        assertThat(failure.sentence()).startsWith("/Body/NodesToWrite/0/Value/Value/Body/Body/X: must be a Double");
    }

    /** Neither the value nor those beside it fail. */
    @Test
    void whatNothingDescribesIsBase64() {
        OpcUaSession session = rig.open(rig.settings());

        List<DataValue> values = read(session, demo("Undescribed"), demo("Points"));

        assertThat(body(values.get(0)))
                .hasToString("{\"TypeId\":{\"IdType\":1,\"Id\":\"Demo.Type.Undescribed.Binary\",\"Namespace\":2},"
                        + "\"Encoding\":1,\"Body\":\"AQID\"}");
        assertThat(body(values.get(1)).get(1).path("Body")).hasToString("{\"X\":1.0,\"Y\":2.0,\"Z\":3.0}");
    }
}

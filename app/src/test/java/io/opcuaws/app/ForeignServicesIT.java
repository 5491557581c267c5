package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Login;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.NodeOpcUaClient;
import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.app.peer.TestClient;
import io.opcuaws.app.peer.WireForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each service in both forms against a server that is not ours, with that maker's client as the judge. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class ForeignServicesIT {

    private static final long BAD_ATTRIBUTE_ID_INVALID = 0x80350000L;
    private static final long BAD_INDEX_RANGE_NO_DATA = 0x80370000L;
    private static final long BAD_METHOD_INVALID = 0x80750000L;
    private static final long BAD_CONTINUATION_POINT_INVALID = 0x804A0000L;
    private static final long BAD_TYPE_MISMATCH = 0x80740000L;
    private static final String TYPES = "urn:opcua-ws-gateway:foreign-types";
    private static final String NAMESPACE = "urn:opcua-ws-gateway:foreign";

    private static final List<String> TYPE_NAMES = List.of(
            "Boolean",
            "SByte",
            "Byte",
            "Int16",
            "UInt16",
            "Int32",
            "UInt32",
            "Int64",
            "UInt64",
            "Float",
            "Double",
            "String",
            "DateTime",
            "Guid",
            "ByteString",
            "XmlElement",
            "NodeId",
            "StatusCode",
            "QualifiedName",
            "LocalizedText");

    /** The variables that have a writable twin. */
    private static final List<String> VARIABLES = Stream.concat(
                    TYPE_NAMES.stream().flatMap(type -> Stream.of(type, "Array." + type, "Matrix." + type)),
                    Stream.of("Array.Endless", "Array.Empty"))
            .toList();

    @AutoClose
    private static NodeOpcUaServer server;

    @AutoClose
    private static GatewayProcess gateway;

    @AutoClose
    private static NodeOpcUaClient judge;

    private final WireForm form;

    @AutoClose
    private TestClient client;

    private String session;

    ForeignServicesIT(WireForm form) {
        this.form = form;
    }

    @BeforeAll
    static void startServerAndGateway() {
        server = NodeOpcUaServer.start();
        gateway = GatewayProcess.start("--trust-all-servers");
        judge = NodeOpcUaClient.connect(server.discoveryUrl());
    }

    @BeforeEach
    void logIn() {
        client = TestClient.connect(gateway.url(), form.subprotocol());
        session = client.logIn(Login.to(server.discoveryUrl()));
    }

    @AfterEach
    void logOut() {
        assertThat(client.logOut(session).isGood()).isTrue();
    }

    @Test
    void everyVariableIsReadAsTheJudgeReadsIt() {
        JsonNode results = read(VARIABLES);

        for (int i = 0; i < VARIABLES.size(); i++) {
            assertSame(
                    VARIABLES.get(i),
                    judge.value(node(VARIABLES.get(i))),
                    results.path(i).path("Value"));
        }
    }

    @Test
    void whatIsReadAndWrittenToAnotherVariableIsThereForTheJudge() {
        JsonNode values = read(VARIABLES);
        ObjectNode body = Json.object();
        var writes = body.putArray("NodesToWrite");
        for (int i = 0; i < VARIABLES.size(); i++) {
            ObjectNode write = writes.addObject();
            write.put("NodeId", node("Copy." + VARIABLES.get(i)));
            write.putObject("Value").set("Value", values.path(i).path("Value"));
        }

        JsonNode results = ask("Write", body).path("Results");

        for (int i = 0; i < VARIABLES.size(); i++) {
            String variable = VARIABLES.get(i);
            assertThat(results.path(i).asLong()).as(variable).isZero();
            assertThat(judge.value(node("Copy." + variable))).as(variable).isEqualTo(judge.value(node(variable)));
        }
    }

    @Test
    void whatTheJudgeWritesIsRead() {
        List<String> sources = List.of("Int64", "Array.Double", "Matrix.String", "LocalizedText");
        sources.forEach(source -> judge.copy(node(source), node("Copy." + source)));

        JsonNode results = read(sources.stream().map(source -> "Copy." + source).toList());

        for (int i = 0; i < sources.size(); i++) {
            assertSame(
                    sources.get(i),
                    judge.value(node(sources.get(i))),
                    results.path(i).path("Value"));
        }
    }

    @Test
    void partsOfArraysAndOtherAttributesAreRead() {
        String nodes = "[{'NodeId':'%1$s','IndexRange':'0:1'},{'NodeId':'%1$s','IndexRange':'7'},"
                + "{'NodeId':'%1$s','AttributeId':3},{'NodeId':'%1$s','AttributeId':99}]";
        JsonNode results = ask("Read", json("{'NodesToRead':" + nodes.formatted(node("Array.UInt64")) + "}"))
                .path("Results");

        assertSame(
                "range",
                judge.value(node("Array.UInt64"), "0:1"),
                results.path(0).path("Value"));
        assertThat(results.path(1).path("Status").asLong()).isEqualTo(BAD_INDEX_RANGE_NO_DATA);
        assertThat(results.path(2).at("/Value/Body/Name").asString()).isEqualTo("Array.UInt64");
        assertThat(results.path(3).path("Status").asLong()).isEqualTo(BAD_ATTRIBUTE_ID_INVALID);
    }

    @Test
    void oneValueThatCannotBeUnderstoodWritesNothing() {
        String before = judge.value(node("Copy.String")).toString();
        Message answer = client.request(
                "Write",
                session,
                json("{'NodesToWrite':[{'NodeId':'" + node("Copy.String")
                        + "','Value':{'Value':{'Type':12,'Body':'changed'}}},{'NodeId':'" + node("Copy.Byte")
                        + "','Value':{'Value':{'Type':3,'Body':256}}}]}"));

        assertThat(answer.statusText()).isEqualTo("BadInvalidArgument");
        assertThat(answer.text()).contains("/Body/NodesToWrite/1/Value/Value/Body: ");
        assertThat(judge.value(node("Copy.String"))).hasToString(before);
    }

    @Test
    void aValueOfAnotherTypeIsRefusedByTheServerAtItsPlace() {
        JsonNode results = ask(
                        "Write",
                        json("{'NodesToWrite':[{'NodeId':'" + node("Copy.Byte")
                                + "','Value':{'Value':{'Type':12,'Body':'one'}}}]}"))
                .path("Results");

        assertThat(results.path(0).asLong()).isEqualTo(BAD_TYPE_MISMATCH);
    }

    /** 250 nodes in portions of 40, as the judge finds them at once. */
    @Test
    void aFolderIsBrowsedPortionByPortion() {
        JsonNode result = ask(
                        "Browse",
                        json("{'RequestedMaxReferencesPerNode':40,'NodesToBrowse':[{'NodeId':'" + node("Children")
                                + "'}]}"))
                .at("/Results/0");
        List<JsonNode> found = new ArrayList<>(ids(result));
        int portions = 1;
        while (result.has("ContinuationPoint")) {
            result = browseNext(false, result.path("ContinuationPoint").asString());
            found.addAll(ids(result));
            portions++;
        }

        assertThat(portions).isGreaterThan(6);
        assertSame("references", judge.references(node("Children")), array(found));
    }

    private static List<JsonNode> ids(JsonNode result) {
        return result.path("References").values().stream()
                .map(reference -> reference.path("NodeId"))
                .toList();
    }

    @Test
    void aContinuationPointThatWasReleasedIsGone() {
        String point = ask(
                        "Browse",
                        json("{'RequestedMaxReferencesPerNode':40,'NodesToBrowse':[{'NodeId':'" + node("Children")
                                + "'}]}"))
                .at("/Results/0/ContinuationPoint")
                .asString();

        assertThat(browseNext(true, point).path("StatusCode").asLong()).isZero();
        assertThat(browseNext(false, point).path("StatusCode").asLong()).isEqualTo(BAD_CONTINUATION_POINT_INVALID);
    }

    private JsonNode browseNext(boolean release, String point) {
        return ask(
                        "BrowseNext",
                        json("{'ReleaseContinuationPoints':" + release + ",'ContinuationPoints':['" + point + "']}"))
                .at("/Results/0");
    }

    @Test
    void aPathLeadsWhereTheJudgeFindsIt() {
        int namespace = server.namespace();
        JsonNode targets = ask(
                        "TranslateBrowsePathsToNodeIds",
                        json("{'BrowsePaths':[{'StartingNode':'i=84','RelativePath':{'Elements':["
                                + "{'ReferenceTypeId':'i=33','IncludeSubtypes':true,'TargetName':{'Name':'Objects'}},"
                                + "{'ReferenceTypeId':'i=33','IncludeSubtypes':true,'TargetName':{'Name':'Foreign','Uri':"
                                + namespace + "}}]}}]}"))
                .at("/Results/0/Targets");

        assertThat(targets).hasSize(1);
        assertSame(
                "target",
                judge.targets("i=84", "/0:Objects/" + namespace + ":Foreign").path(0),
                targets.path(0).path("TargetId"));
    }

    @Test
    void aRegisteredNodeIsReadUntilItIsUnregistered() {
        JsonNode registered = ask("RegisterNodes", json("{'NodesToRegister':['" + node("Int32") + "']}"))
                .path("RegisteredNodeIds");
        ObjectNode read = Json.object();
        read.putArray("NodesToRead").addObject().set("NodeId", registered.path(0));
        ObjectNode unregister = Json.object();
        unregister.set("NodesToUnregister", registered);

        assertSame("value", judge.value(node("Int32")), ask("Read", read).at("/Results/0/Value"));
        assertThat(client.request("UnregisterNodes", session, unregister).statusCode())
                .isEqualTo("0");
    }

    @Test
    void aMethodIsCalledAndSaysWhatWasWrongWithItsArguments() {
        String call = "{'ObjectId':'" + node("Calculator") + "','MethodId':'" + node("%s") + "','InputArguments':%s}";
        String numbers = "[{'Type':11,'Body':1.5},{'Type':11,'Body':2}]";
        JsonNode results = ask(
                        "Call",
                        json("{'MethodsToCall':["
                                + String.join(
                                        ",",
                                        call.formatted("Add", numbers),
                                        call.formatted("None", numbers),
                                        call.formatted("Add", "[{'Type':11,'Body':1.5},{'Type':12,'Body':'2'}]"))
                                + "]}"))
                .path("Results");

        assertSame("sum", json("[{'Type':11,'Body':3.5}]"), results.path(0).path("OutputArguments"));
        assertThat(results.path(1).path("StatusCode").asLong()).isEqualTo(BAD_METHOD_INVALID);
        assertThat(results.path(2).path("InputArgumentResults").path(1).asLong())
                .isEqualTo(BAD_TYPE_MISMATCH);
    }

    @Test
    void historyIsReadInTheOrderOfTime() {
        JsonNode values = ask(
                        "HistoryRead",
                        json("{'HistoryReadDetails':{'TypeId':'i=647','Body':{'StartTime':'2026-01-01T00:00:05Z',"
                                + "'EndTime':'2026-01-01T00:00:08Z'}},'NodesToRead':[{'NodeId':'" + node("History")
                                + "'}]}"))
                .at("/Results/0/HistoryData/Body/DataValues");

        List<String> found = values.values().stream()
                .map(value -> value.path("SourceTimestamp").asString() + " "
                        + value.at("/Value/Body").asDouble())
                .toList();
        assertThat(found)
                .startsWith("2026-01-01T00:00:05Z 2.5", "2026-01-01T00:00:06Z 3.0", "2026-01-01T00:00:07Z 3.5");
    }

    /** What the server does not do it says itself. */
    @Test
    void nodesThatCannotBeAddedAreRefusedByTheServer() {
        Message answer = client.request(
                "AddNodes",
                session,
                json("{'NodesToAdd':[{'ParentNodeId':'i=85','ReferenceTypeId':'i=35','RequestedNewNodeId':'"
                        + node("New")
                        + "','BrowseName':{'Name':'New'},'NodeClass':1,'TypeDefinition':'i=58'}]}"));

        assertThat(answer.statusText()).isEqualTo("BadServiceUnsupported");
    }

    @Test
    void serversAndEndpointsAreFoundWithoutASession() {
        JsonNode body = json("{'EndpointUrl':'" + server.discoveryUrl() + "'}");

        assertThat(client.request("FindServers", null, body)
                        .body()
                        .at("/Servers/0/ApplicationUri")
                        .asString())
                .isEqualTo("urn:opcua-ws-gateway:foreign-server");
        assertThat(client.request("GetEndpoints", null, body).body().path("Endpoints"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void aNamespaceMayBeGivenByItsUri() {
        JsonNode results = ask(
                        "Read",
                        json("{'NodesToRead':[{'NodeId':'nsu=" + NAMESPACE + ";s=Int32'},"
                                + "{'NodeId':{'IdType':1,'Id':'Int32','Namespace':'" + NAMESPACE + "'}},"
                                + "{'NodeId':'nsu=urn:nobody;s=Int32'}]}"))
                .path("Results");

        assertSame("text", judge.value(node("Int32")), results.path(0).path("Value"));
        assertSame("object", judge.value(node("Int32")), results.path(1).path("Value"));
        assertThat(results.path(2).path("Status").asLong()).isEqualTo(0x80340000L);
    }

    @Test
    void structuresOfTheServerAreReadAndWrittenBackChanged() {
        JsonNode results = read(List.of("Structure.Point", "Structure.Label", "Structure.Either", "Structure.Drawing"));

        assertStructure("{'X':1.5,'Y':-2}", results.path(0));
        assertStructure("{'EncodingMask':2,'Name':'bolt','Weight':0.25}", results.path(1));
        assertStructure("{'SwitchField':2,'Value':'or'}", results.path(2));
        assertStructure(
                "{'Origin':{'X':1,'Y':2},'Points':[{'X':3,'Y':4},{'X':5,'Y':6}],'Colour':1,'Lengths':[-1,0,1]}",
                results.path(3));
        assertThat(write("Structure.Point", 2, "{'X':7.5,'Y':8}")).isZero();
        assertThat(judge.structure(node("Structure.Point"))).isEqualTo(json("{'x':7.5,'y':8}"));
        assertThat(write("Structure.Label", 3, "{'Name':'nut','Note':'new'}")).isZero();
        assertThat(judge.structure(node("Structure.Label"))).isEqualTo(json("{'name':'nut','note':'new'}"));
        assertThat(write("Structure.Either", 4, "{'SwitchField':1,'Value':9}")).isZero();
        assertThat(judge.structure(node("Structure.Either")).path("Number").asInt())
                .isEqualTo(9);
        assertThat(write(
                        "Structure.Drawing",
                        5,
                        "{'Origin':{'X':0,'Y':0},'Points':[{'X':1,'Y':1}],'Colour':0,'Lengths':[]}"))
                .isZero();
        assertThat(judge.structure(node("Structure.Drawing")).path("points")).isEqualTo(json("[{'x':1,'y':1}]"));

        putBack(results);
    }

    private void assertStructure(String meant, JsonNode result) {
        assertSame("structure", json(meant), result.at("/Value/Body/Body"));
    }

    private long write(String variable, int type, String structure) {
        return ask(
                        "Write",
                        json("{'NodesToWrite':[{'NodeId':'" + node(variable)
                                + "','Value':{'Value':{'Type':22,'Body':{'TypeId':'nsu=" + TYPES + ";i=" + type
                                + "','Body':" + structure + "}}}}]}"))
                .at("/Results/0")
                .asLong();
    }

    /** For the other form, which finds them as this one did. */
    private void putBack(JsonNode results) {
        ObjectNode body = Json.object();
        var writes = body.putArray("NodesToWrite");
        List<String> names = List.of("Point", "Label", "Either", "Drawing");
        IntStream.range(0, names.size()).forEach(i -> {
            ObjectNode write = writes.addObject();
            write.put("NodeId", node("Structure." + names.get(i)));
            write.putObject("Value").set("Value", results.path(i).path("Value"));
        });
        assertThat(ask("Write", body).path("Results").values())
                .allSatisfy(status -> assertThat(status.asLong()).isZero());
    }

    private static String node(String name) {
        return "ns=" + server.namespace() + ";s=" + name;
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private static JsonNode array(List<JsonNode> elements) {
        var array = Json.object().putArray("elements");
        elements.forEach(array::add);
        return array;
    }

    private JsonNode read(List<String> variables) {
        Message answer = client.read(
                session, variables.stream().map(ForeignServicesIT::node).toArray(String[]::new));
        assertThat(answer.isGood()).as("%s", answer).isTrue();
        return answer.body().path("Results");
    }

    private JsonNode ask(String service, JsonNode body) {
        Message answer = client.request(service, session, body);
        assertThat(answer.isGood()).as("%s", answer).isTrue();
        return answer.body();
    }

    private void assertSame(String what, JsonNode meant, JsonNode said) {
        assertThat(form.isSame(meant, said))
                .as("%s in %s is %s where the judge has %s", what, form, said, meant)
                .isTrue();
    }
}

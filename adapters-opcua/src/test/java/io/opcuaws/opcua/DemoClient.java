package io.opcuaws.opcua;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.message.BrowseDescription;
import io.opcuaws.protocol.message.BrowseNextRequest;
import io.opcuaws.protocol.message.BrowseNextResponse;
import io.opcuaws.protocol.message.BrowseRequest;
import io.opcuaws.protocol.message.BrowseResponse;
import io.opcuaws.protocol.message.BrowseResult;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.Variant;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteResponse;
import io.opcuaws.protocol.message.WriteValue;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One session with a demo server, and what a test asks in it. */
final class DemoClient implements AutoCloseable {

    static final int VALUE = 13;

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORWARD = 0;
    private static final int ALL_FIELDS = 63;

    final Rig rig;
    final RecordedSignals signals = new RecordedSignals();
    final OpcUaSession session;

    private DemoClient(Rig rig, SessionSettings settings) {
        this.rig = rig;
        session = rig.open(settings, signals);
    }

    /** One session with the server of a rig. */
    static DemoClient connect(Rig rig, SessionSettings settings) {
        return new DemoClient(rig, settings);
    }

    static DemoClient connect() {
        return connect(DemoServerOptions.defaults());
    }

    static DemoClient connect(DemoServerOptions options) {
        return connect(options, settings -> settings);
    }

    static DemoClient connect(DemoServerOptions options, UnaryOperator<OpcUaSettings> settings) {
        Rig rig = Rig.start(options, settings);
        return new DemoClient(rig, rig.settings());
    }

    /** A node of the demo, by its path below {@code Demo}. */
    static NodeId node(String path) {
        return new NodeId(1, "Demo." + path, "2");
    }

    /** A node of OPC UA itself. */
    static NodeId standard(int id) {
        return new NodeId(0, Integer.toString(id), null);
    }

    static NodeId ofUnknownNamespace() {
        return new NodeId(1, "Demo", "urn:no-server-has-it");
    }

    static Variant variant(int type, String body) {
        return new Variant(type, json(body), null);
    }

    static DataValue dataValue(Variant value) {
        return new DataValue(value, 0, null, 0, null, 0);
    }

    /** A record with the defaults of the schema where the text says nothing. */
    static <T> T record(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    <R> R ask(ServiceRequest request, Class<R> response) {
        return response.cast(Rig.result(session.invoke(request, Rig.SOON)));
    }

    Failure refusal(ServiceRequest request) {
        return Rig.failure(session.invoke(request, Rig.SOON));
    }

    static ReadValueId valueOf(NodeId node) {
        return new ReadValueId(node, VALUE, null, null);
    }

    List<DataValue> read(List<ReadValueId> nodes) {
        return ask(new ReadRequest(nodes, 0, 2), ReadResponse.class).results();
    }

    DataValue read(ReadValueId node) {
        return read(List.of(node)).get(0);
    }

    DataValue read(String path) {
        return read(valueOf(node(path)));
    }

    static WriteValue writing(NodeId node, Variant value) {
        return new WriteValue(node, VALUE, null, dataValue(value));
    }

    List<Long> write(WriteValue... values) {
        return ask(new WriteRequest(Arrays.asList(values)), WriteResponse.class).results();
    }

    static BrowseDescription below(NodeId node) {
        return new BrowseDescription(node, FORWARD, null, true, 0, ALL_FIELDS);
    }

    List<BrowseResult> browse(int maxReferences, NodeId... nodes) {
        return ask(
                        new BrowseRequest(
                                null,
                                maxReferences,
                                Arrays.stream(nodes).map(DemoClient::below).toList()),
                        BrowseResponse.class)
                .results();
    }

    BrowseResult browseNext(boolean release, String continuationPoint) {
        return ask(new BrowseNextRequest(release, List.of(continuationPoint)), BrowseNextResponse.class)
                .results()
                .get(0);
    }

    @Override
    public void close() {
        rig.close();
    }
}

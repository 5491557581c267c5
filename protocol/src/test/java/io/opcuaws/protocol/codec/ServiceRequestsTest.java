package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.message.AddNodesItem;
import io.opcuaws.protocol.message.AddNodesRequest;
import io.opcuaws.protocol.message.AddReferencesItem;
import io.opcuaws.protocol.message.AddReferencesRequest;
import io.opcuaws.protocol.message.BrowseDescription;
import io.opcuaws.protocol.message.BrowseNextRequest;
import io.opcuaws.protocol.message.BrowsePath;
import io.opcuaws.protocol.message.BrowseRequest;
import io.opcuaws.protocol.message.CallMethodRequest;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.DeleteNodesItem;
import io.opcuaws.protocol.message.DeleteNodesRequest;
import io.opcuaws.protocol.message.DeleteReferencesItem;
import io.opcuaws.protocol.message.DeleteReferencesRequest;
import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.ExtensionObject;
import io.opcuaws.protocol.message.FindServersRequest;
import io.opcuaws.protocol.message.GetEndpointsRequest;
import io.opcuaws.protocol.message.HistoryReadRequest;
import io.opcuaws.protocol.message.HistoryReadValueId;
import io.opcuaws.protocol.message.LogoutRequest;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import io.opcuaws.protocol.message.RelativePath;
import io.opcuaws.protocol.message.RelativePathElement;
import io.opcuaws.protocol.message.RequestBody;
import io.opcuaws.protocol.message.TranslateBrowsePathsToNodeIdsRequest;
import io.opcuaws.protocol.message.ViewDescription;
import io.opcuaws.protocol.message.WriteRequest;
import io.opcuaws.protocol.message.WriteValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a service's request means where it does not say. */
final class ServiceRequestsTest {

    private static final MessageReader READER = new MessageReader();
    private static final NodeId BOILER = new NodeId(1, "Boiler", "2");
    private static final NodeId TEMPERATURE = new NodeId(1, "Boiler.Temperature", "2");
    private static final NodeId ORGANIZES = new NodeId(0, "35", null);
    private static final ExpandedNodeId EXPANDED = new ExpandedNodeId(1, "Boiler.Temperature", "2", null);

    private static RequestBody body(MessageType type, String example) {
        return ((Accepted) READER.read(Examples.valid(type, example).text())).body();
    }

    @Test
    void aWriteIsOfTheValueUnlessItSaysOtherwise() {
        DataValue value = ((WriteRequest) body(MessageType.WRITE_REQUEST, "status-alone"))
                .nodesToWrite()
                .get(0)
                .value();

        assertThat(body(MessageType.WRITE_REQUEST, "status-alone"))
                .isEqualTo(new WriteRequest(List.of(new WriteValue(new NodeId(0, "1", null), 13, null, value))));
        assertThat(value).isEqualTo(new DataValue(null, 0x8000_0000L, null, 0, null, 0));
    }

    /** Whether a value is one of its type is not told by schemas but by whoever makes it a value of OPC UA. */
    @Test
    void theBodyOfAValueIsKeptUnread() {
        WriteRequest write =
                (WriteRequest) body(MessageType.WRITE_REQUEST, "what-a-body-holds-is-for-the-values-reader");

        assertThat(write.nodesToWrite().get(0).value().value())
                .isNotNull()
                .satisfies(variant -> assertThat(variant.body()).isEqualTo(Examples.tree("\"garbage\"")));
    }

    @Test
    void aBrowseIsForwardAlongAllReferencesAndTellsEverything() {
        assertThat(body(MessageType.BROWSE_REQUEST, "minimal"))
                .isEqualTo(new BrowseRequest(
                        null, 0, List.of(new BrowseDescription(new NodeId(0, "85", null), 0, null, true, 0, 63))));
    }

    @Test
    void anEmptyViewIsTheWholeAddressSpace() {
        assertThat(((BrowseRequest) body(MessageType.BROWSE_REQUEST, "empty-view")).view())
                .isEqualTo(new ViewDescription(null, null, 0));
    }

    @Test
    void aBrowseNextGoesOnUnlessItSaysToForget() {
        assertThat(body(MessageType.BROWSE_NEXT_REQUEST, "documentation"))
                .isEqualTo(new BrowseNextRequest(false, List.of("Y3AwMQ==")));
    }

    @Test
    void aStepIsForwardAlongAllReferences() {
        RelativePathElement step = new RelativePathElement(null, false, true, new QualifiedName("Server", 0));

        assertThat(body(MessageType.TRANSLATE_BROWSE_PATHS_TO_NODE_IDS_REQUEST, "minimal"))
                .isEqualTo(new TranslateBrowsePathsToNodeIdsRequest(
                        List.of(new BrowsePath(new NodeId(0, "85", null), new RelativePath(List.of(step))))));
    }

    @Test
    void aHistoryReadBringsTheTimesOfTheSourceAndKeepsContinuationPoints() {
        JsonNode nothing = Examples.tree("{}");

        assertThat(body(MessageType.HISTORY_READ_REQUEST, "minimal"))
                .isEqualTo(new HistoryReadRequest(
                        new ExtensionObject(new NodeId(0, "15263", null), 0, nothing),
                        0,
                        false,
                        List.of(new HistoryReadValueId(new NodeId(0, "1", null), null, null, null))));
    }

    @Test
    void aCallWithoutArgumentsHasNone() {
        assertThat(body(MessageType.CALL_REQUEST, "minimal"))
                .isEqualTo(new CallRequest(
                        List.of(new CallMethodRequest(BOILER, new NodeId(1, "Boiler.Heat", "2"), List.of()))));
    }

    @Test
    void aNewNodesNameAttributesAndTypeMayBeLeftToTheServer() {
        assertThat(body(MessageType.ADD_NODES_REQUEST, "minimal"))
                .isEqualTo(new AddNodesRequest(List.of(new AddNodesItem(
                        new ExpandedNodeId(0, "85", null, null),
                        ORGANIZES,
                        null,
                        new QualifiedName("Folder", 2),
                        1,
                        null,
                        null))));
    }

    @Test
    void aParentMayBeOnAnotherServer() {
        AddNodesRequest add = (AddNodesRequest) body(MessageType.ADD_NODES_REQUEST, "parent-on-another-server");

        assertThat(add.nodesToAdd())
                .extracting(AddNodesItem::parentNodeId)
                .containsExactly(
                        new ExpandedNodeId(1, "Boiler", "urn:example:boilers", "1"),
                        new ExpandedNodeId(0, "1", "urn:x", "1"),
                        new ExpandedNodeId(0, "1", null, "urn:server"));
    }

    @Test
    void referencesAreAddedAndDeletedOnThisServerAndAtOneEndOnly() {
        assertThat(body(MessageType.ADD_REFERENCES_REQUEST, "minimal"))
                .isEqualTo(new AddReferencesRequest(
                        List.of(new AddReferencesItem(BOILER, ORGANIZES, true, null, EXPANDED, 0))));
        assertThat(body(MessageType.DELETE_REFERENCES_REQUEST, "minimal"))
                .isEqualTo(new DeleteReferencesRequest(
                        List.of(new DeleteReferencesItem(BOILER, ORGANIZES, true, EXPANDED, false))));
        assertThat(body(MessageType.DELETE_NODES_REQUEST, "minimal"))
                .isEqualTo(new DeleteNodesRequest(List.of(new DeleteNodesItem(TEMPERATURE, false))));
    }

    @Test
    void aDiscoveryAsksForEverythingInAnyLanguage() {
        String url = "opc.tcp://127.0.0.1:4840";

        assertThat(body(MessageType.FIND_SERVERS_REQUEST, "documentation"))
                .isEqualTo(new FindServersRequest(url, List.of(), List.of()));
        assertThat(body(MessageType.GET_ENDPOINTS_REQUEST, "documentation"))
                .isEqualTo(new GetEndpointsRequest(url, List.of(), List.of()));
    }

    /** Clients that send back what a logout was answered with. */
    @Test
    void aLogoutsBodyMayBeAnEmptyString() {
        assertThat(body(MessageType.LOGOUT_REQUEST, "body-like-the-responses")).isEqualTo(new LogoutRequest());
    }
}

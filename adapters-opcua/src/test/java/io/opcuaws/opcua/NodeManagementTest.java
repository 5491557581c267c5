package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.standard;
import static io.opcuaws.opcua.DemoClient.variant;
import static io.opcuaws.opcua.DemoClient.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.AddNodesItem;
import io.opcuaws.protocol.message.AddNodesRequest;
import io.opcuaws.protocol.message.AddNodesResponse;
import io.opcuaws.protocol.message.AddNodesResult;
import io.opcuaws.protocol.message.AddReferencesItem;
import io.opcuaws.protocol.message.AddReferencesRequest;
import io.opcuaws.protocol.message.AddReferencesResponse;
import io.opcuaws.protocol.message.DeleteNodesItem;
import io.opcuaws.protocol.message.DeleteNodesRequest;
import io.opcuaws.protocol.message.DeleteNodesResponse;
import io.opcuaws.protocol.message.DeleteReferencesItem;
import io.opcuaws.protocol.message.DeleteReferencesRequest;
import io.opcuaws.protocol.message.DeleteReferencesResponse;
import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The NodeManagement Service Set: nodes that come and go below {@code Demo}. */
class NodeManagementTest {

    private static final int OBJECT = 1;
    private static final int VARIABLE = 2;
    private static final int METHOD = 4;
    private static final NodeId ORGANIZES = standard(35);
    private static final NodeId HAS_COMPONENT = standard(47);

    private final DemoClient client = DemoClient.connect();

    @Test
    void anAddedVariableCanBeWrittenReadAndDeleted() {
        NodeId added = node("Scalar.New");

        assertThat(add(item("Scalar", "New", VARIABLE))).containsExactly(new AddNodesResult(StatusCodes.Good, added));
        assertThat(targets("Scalar")).contains("Demo.Scalar.New");
        assertThat(client.write(writing(added, variant(6, "7")))).containsExactly(StatusCodes.Good);
        assertThat(String.valueOf(client.read("Scalar.New").value())).contains("7");

        assertThat(delete(added, added)).containsExactly(StatusCodes.Good, StatusCodes.Bad_NodeIdUnknown);
        assertThat(targets("Scalar")).doesNotContain("Demo.Scalar.New");
        assertThat(client.read("Scalar.New").status()).isEqualTo(StatusCodes.Bad_NodeIdUnknown);
    }

    @Test
    void whatCannotBeAddedSaysWhyAtItsPlace() {
        assertThat(add(
                        item("Scalar", "Int32", VARIABLE),
                        item("Nothing", "New", OBJECT),
                        item("Scalar", "Run", METHOD),
                        new AddNodesItem(
                                expanded(ofUnknownNamespace()),
                                ORGANIZES,
                                expanded(ofUnknownNamespace()),
                                new QualifiedName("New", 2),
                                OBJECT,
                                null,
                                null),
                        item("Scalar", "Box", OBJECT)))
                .extracting(AddNodesResult::statusCode)
                .containsExactly(
                        StatusCodes.Bad_NodeIdExists,
                        StatusCodes.Bad_ParentNodeIdInvalid,
                        StatusCodes.Bad_NodeClassInvalid,
                        StatusCodes.Bad_NotSupported, // what Milo says where it has no such namespace
                        StatusCodes.Good);
    }

    @Test
    void aReferenceCanBeAddedOnceAndDeletedOnce() {
        AddReferencesItem add = new AddReferencesItem(
                node("Access"), HAS_COMPONENT, true, null, expanded(node("Scalar.Int32")), VARIABLE);
        AddReferencesItem fromNowhere = new AddReferencesItem(
                ofUnknownNamespace(), HAS_COMPONENT, true, null, expanded(node("Scalar")), OBJECT);
        DeleteReferencesItem delete =
                new DeleteReferencesItem(node("Access"), HAS_COMPONENT, true, expanded(node("Scalar.Int32")), true);

        assertThat(client.ask(new AddReferencesRequest(List.of(add, fromNowhere, add)), AddReferencesResponse.class)
                        .results())
                .containsExactly(
                        StatusCodes.Good, StatusCodes.Bad_NodeIdUnknown, StatusCodes.Bad_DuplicateReferenceNotAllowed);
        assertThat(targets("Access")).contains("Demo.Scalar.Int32");

        assertThat(client.ask(new DeleteReferencesRequest(List.of(delete, delete)), DeleteReferencesResponse.class)
                        .results())
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_NotFound);
        assertThat(targets("Access")).doesNotContain("Demo.Scalar.Int32");
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(List.of(
                        client.refusal(new AddNodesRequest(List.of())),
                        client.refusal(new AddReferencesRequest(List.of())),
                        client.refusal(new DeleteNodesRequest(List.of())),
                        client.refusal(new DeleteReferencesRequest(List.of()))))
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(StatusCode.BAD_NOTHING_TO_DO));
    }

    private static AddNodesItem item(String parent, String name, int nodeClass) {
        return new AddNodesItem(
                expanded(node(parent)),
                ORGANIZES,
                expanded(node(parent + "." + name)),
                new QualifiedName(name, 2),
                nodeClass,
                null,
                null);
    }

    private static ExpandedNodeId expanded(NodeId id) {
        return new ExpandedNodeId(id.idType(), id.id(), id.namespace(), null);
    }

    private List<AddNodesResult> add(AddNodesItem... items) {
        return client.ask(new AddNodesRequest(Arrays.asList(items)), AddNodesResponse.class)
                .results();
    }

    private List<Long> delete(NodeId... nodes) {
        return client.ask(
                        new DeleteNodesRequest(Arrays.stream(nodes)
                                .map(id -> new DeleteNodesItem(id, true))
                                .toList()),
                        DeleteNodesResponse.class)
                .results();
    }

    private List<String> targets(String path) {
        return client.browse(0, node(path)).get(0).references().stream()
                .map(reference -> reference.nodeId().id())
                .toList();
    }

    @AfterEach
    void stop() {
        client.close();
    }
}

package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.standard;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.BrowseNextRequest;
import io.opcuaws.protocol.message.BrowsePath;
import io.opcuaws.protocol.message.BrowsePathResult;
import io.opcuaws.protocol.message.BrowsePathTarget;
import io.opcuaws.protocol.message.BrowseRequest;
import io.opcuaws.protocol.message.BrowseResult;
import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import io.opcuaws.protocol.message.ReferenceDescription;
import io.opcuaws.protocol.message.RegisterNodesRequest;
import io.opcuaws.protocol.message.RegisterNodesResponse;
import io.opcuaws.protocol.message.RelativePath;
import io.opcuaws.protocol.message.RelativePathElement;
import io.opcuaws.protocol.message.TranslateBrowsePathsToNodeIdsRequest;
import io.opcuaws.protocol.message.TranslateBrowsePathsToNodeIdsResponse;
import io.opcuaws.protocol.message.UnregisterNodesRequest;
import io.opcuaws.protocol.message.UnregisterNodesResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The View Service Set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowseTest {

    private static final int VARIABLE = 2;

    private final DemoClient client = DemoClient.connect();

    @Test
    void aReferenceSaysWhatItLeadsTo() {
        ReferenceDescription reference = client.browse(0, node("Matrix")).get(0).references().stream()
                .filter(found -> found.nodeId().id().equals("Demo.Matrix.Int32"))
                .findFirst()
                .orElseThrow();

        assertThat(reference.referenceTypeId()).isEqualTo(standard(35));
        assertThat(reference.isForward()).isTrue();
        assertThat(reference.nodeId()).isEqualTo(new ExpandedNodeId(1, "Demo.Matrix.Int32", "2", null));
        assertThat(reference.browseName()).isEqualTo(new QualifiedName("Int32", 2));
        assertThat(requireNonNull(reference.displayName()).text()).isEqualTo("Int32");
        assertThat(reference.nodeClass()).isEqualTo(VARIABLE);
        assertThat(reference.typeDefinition()).isEqualTo(new ExpandedNodeId(0, "63", null, null));
    }

    @Test
    void twoReferencesAtATimeAreAllReferencesOnce() {
        List<ReferenceDescription> all = client.browse(0, node("Scalar")).get(0).references();
        List<ReferenceDescription> found = new ArrayList<>();

        BrowseResult part = client.browse(2, node("Scalar")).get(0);
        found.addAll(part.references());
        while (part.continuationPoint() != null) {
            assertThat(part.references()).hasSize(2);
            part = client.browseNext(false, part.continuationPoint());
            found.addAll(part.references());
        }

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(found).isEqualTo(all);
    }

    @Test
    void aReleasedContinuationPointIsGone() {
        String point = requireNonNull(client.browse(2, node("Scalar")).get(0).continuationPoint());

        assertThat(client.browseNext(true, point)).isEqualTo(new BrowseResult(StatusCodes.Good, null, List.of()));
        assertThat(client.browseNext(false, point).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
        assertThat(client.browseNext(true, point).statusCode()).isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
    }

    @Test
    void anUnknownNodeIsABadResultAtItsPlace() {
        assertThat(client.browse(0, node("Access"), node("Nothing"), ofUnknownNamespace(), node("Quality")))
                .extracting(BrowseResult::statusCode)
                .containsExactly(
                        StatusCodes.Good,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Good);
    }

    @Test
    void aPathLeadsToItsNode() {
        List<BrowsePathResult> results = client.ask(
                        new TranslateBrowsePathsToNodeIdsRequest(List.of(
                                path(standard(85), "Demo", "Scalar", "Int32"),
                                path(standard(85), "Demo", "Nothing"),
                                path(ofUnknownNamespace(), "Demo"))),
                        TranslateBrowsePathsToNodeIdsResponse.class)
                .results();

        assertThat(results)
                .extracting(BrowsePathResult::statusCode)
                .containsExactly(StatusCodes.Good, StatusCodes.Bad_NoMatch, StatusCodes.Bad_NodeIdUnknown);
        assertThat(results.get(0).targets())
                .extracting(BrowsePathTarget::targetId)
                .containsExactly(new ExpandedNodeId(1, "Demo.Scalar.Int32", "2", null));
        assertThat(results.get(1).targets()).isEmpty();
    }

    private static BrowsePath path(NodeId start, String... names) {
        return new BrowsePath(
                start,
                new RelativePath(Arrays.stream(names)
                        .map(name -> new RelativePathElement(null, false, true, new QualifiedName(name, 2)))
                        .toList()));
    }

    @Test
    void registeredNodesCanBeReadUntilTheyAreUnregistered() {
        List<NodeId> registered = client.ask(
                        new RegisterNodesRequest(List.of(node("Scalar.Int32"), node("Scalar.Byte"))),
                        RegisterNodesResponse.class)
                .registeredNodeIds();

        assertThat(registered).hasSize(2);
        assertThat(client.read(DemoClient.valueOf(registered.get(1))).value())
                .isEqualTo(client.read("Scalar.Byte").value());
        client.ask(new UnregisterNodesRequest(registered), UnregisterNodesResponse.class);
    }

    /** They have no results of their own to be bad. */
    @Test
    void nodesOfAnUnknownNamespaceCannotBeRegistered() {
        assertThat(client.refusal(new RegisterNodesRequest(List.of(node("Scalar.Int32"), ofUnknownNamespace()))))
                .satisfies(failure -> {
                    assertThat(failure.status().name()).isEqualTo("BadNodeIdUnknown");
                    assertThat(failure.sentence()).startsWith("/Body/NodesToRegister/1: ");
                });
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(List.of(
                        client.refusal(new BrowseRequest(null, 0, List.of())),
                        client.refusal(new BrowseNextRequest(false, List.of())),
                        client.refusal(new TranslateBrowsePathsToNodeIdsRequest(List.of())),
                        client.refusal(new RegisterNodesRequest(List.of())),
                        client.refusal(new UnregisterNodesRequest(List.of()))))
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(StatusCode.BAD_NOTHING_TO_DO));
    }

    @AfterAll
    void stop() {
        client.close();
    }
}

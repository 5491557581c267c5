package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.variant;
import static io.opcuaws.opcua.DemoClient.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.demo.DemoServerOptions;
import io.opcuaws.protocol.message.BrowseResult;
import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.WriteValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Test;

/** Lists that do not fit into one call to the server are answered as if they did. */
class LongListTest {

    private static final int COUNT = 10_000;

    private static DemoClient connect(int maxNodesPerCall) {
        return DemoClient.connect(
                DemoServerOptions.defaults().withManyVariables(COUNT).withMaxNodesPerCall(maxNodesPerCall));
    }

    @Test
    void tenThousandNodesAreReadFromAServerThatAllowsAThousand() {
        try (DemoClient client = connect(1000)) {
            assertThat(bodies(client.read(everyVariable()))).isEqualTo(everyNumber());
        }
    }

    @Test
    void anUnknownNodeInALongListIsBadAtItsPlaceAndShiftsNoOther() {
        try (DemoClient client = connect(1000)) {
            List<ReadValueId> nodes = new ArrayList<>(everyVariable());
            nodes.set(999, DemoClient.valueOf(ofUnknownNamespace()));
            nodes.set(1001, DemoClient.valueOf(node("Many.none")));

            List<DataValue> results = client.read(nodes);

            List<String> expected = new ArrayList<>(everyNumber());
            expected.set(999, "null");
            expected.set(1001, "null");
            assertThat(bodies(results)).isEqualTo(expected);
            assertThat(results.get(999).status()).isEqualTo(StatusCodes.Bad_NodeIdUnknown);
            assertThat(results.get(1001).status()).isEqualTo(StatusCodes.Bad_NodeIdUnknown);
        }
    }

    @Test
    void aLongListIsWrittenInItsOrder() {
        try (DemoClient client = connect(20)) {
            WriteValue[] writes = IntStream.rangeClosed(1, 101)
                    .mapToObj(i -> writing(node("Scalar.Int32"), variant(6, Integer.toString(i))))
                    .toArray(WriteValue[]::new);

            assertThat(client.write(writes)).isEqualTo(Collections.nCopies(101, StatusCodes.Good));
            assertThat(bodies(List.of(client.read("Scalar.Int32")))).containsExactly("101");
        }
    }

    @Test
    void whatIsTooLargeForOneResponseIsReadInSeveral() {
        try (DemoClient client = connectWithSmallMessages()) {
            assertThat(bodies(client.read(everyVariable()))).isEqualTo(everyNumber());
        }
    }

    @Test
    void whatIsTooLargeForOneResponseIsBrowsedInSeveral() {
        try (DemoClient client = connectWithSmallMessages()) {
            List<BrowseResult> results = client.browse(300, node("Many"), node("Many"), node("Many"));

            assertThat(results)
                    .hasSize(3)
                    .allSatisfy(result -> assertThat(result.references()).hasSize(300));
        }
    }

    /** A message holds 65,536 bytes: some 3,000 values or 600 references. */
    private static DemoClient connectWithSmallMessages() {
        return DemoClient.connect(
                DemoServerOptions.defaults().withManyVariables(COUNT),
                settings -> settings.withMaxMessageBytes(1 << 16));
    }

    private static List<ReadValueId> everyVariable() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> DemoClient.valueOf(node("Many." + i)))
                .toList();
    }

    private static List<String> everyNumber() {
        return IntStream.range(0, COUNT).mapToObj(Integer::toString).toList();
    }

    private static List<String> bodies(List<DataValue> values) {
        return values.stream()
                .map(value -> value.value() == null
                        ? "null"
                        : String.valueOf(value.value().body()))
                .toList();
    }
}

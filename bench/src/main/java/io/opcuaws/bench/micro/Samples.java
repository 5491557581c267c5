package io.opcuaws.bench.micro;

import io.opcuaws.opcua.structure.AddressSpace;
import io.opcuaws.opcua.structure.DataTypes;
import io.opcuaws.opcua.value.Values;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.MessageReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** What the benchmarks work on. */
final class Samples {

    private static final AddressSpace EMPTY = new AddressSpace() {
        @Override
        public CompletableFuture<List<DataValue>> read(List<ReadValueId> items) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public CompletableFuture<List<List<ReferenceDescription>>> browse(List<BrowseDescription> items) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
        }
    };

    private Samples() {}

    /** The text of a Read of so many nodes, in v2. */
    static String readRequest(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> "{\"NodeId\":\"ns=2;s=Demo.Many." + i + "\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"Header\":{\"MessageType\":\"GW_ReadRequest\",\"ClientHandle\":\"7\",\"SessionId\":\"1\"},"
                                + "\"Body\":{\"NodesToRead\":[",
                        "]}}"));
    }

    /** What a server answers to that. */
    static List<DataValue> answer(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> new DataValue(new Variant(i)))
                .toList();
    }

    /** The values of a server without structures. */
    static Values values() {
        return new Values(DefaultEncodingContext.INSTANCE, new DataTypes(EMPTY, DefaultEncodingContext.INSTANCE));
    }

    /** That of the request above. */
    static Envelope envelope() {
        return new MessageReader().read(readRequest(1)).envelope();
    }
}

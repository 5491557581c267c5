package io.opcuaws.opcua.structure;

import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** The ids of a data type and of its encodings, null where it has none. */
public record TypeIds(
        NodeId dataType,
        @Nullable NodeId binaryEncoding,
        @Nullable NodeId xmlEncoding,
        @Nullable NodeId jsonEncoding) {

    /** What names the type where its body is JSON: the id of the JSON encoding, or of the type if there is no such encoding. */
    public NodeId inJson() {
        return jsonEncoding == null ? dataType : jsonEncoding;
    }

    /** All ids that there are. */
    Stream<NodeId> all() {
        return Stream.of(dataType, binaryEncoding, xmlEncoding, jsonEncoding)
                .filter(id -> id != null && id.isNotNull());
    }
}

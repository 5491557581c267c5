package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.NodeId;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Parts of messages as text and back, for those who write them down. Any thread may call. */
public final class RecordText {

    private RecordText() {}

    /** A record of a message as JSON, with native scalars. */
    public static String of(Object item) {
        return RecordMapper.MAPPER.writeValueAsString(item);
    }

    /** A NodeId in either form; empty if it is none. */
    public static Optional<NodeId> nodeId(JsonNode json) {
        if (!json.isString() && !json.isObject()) {
            return Optional.empty();
        }
        try {
            NodeId node = RecordMapper.MAPPER.treeToValue(json, NodeId.class);
            return node.idType() >= 0 && node.idType() <= 3 ? Optional.of(node) : Optional.empty();
        } catch (JacksonException | IndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }
}

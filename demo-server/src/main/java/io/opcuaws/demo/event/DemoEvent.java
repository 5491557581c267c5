package io.opcuaws.demo.event;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.EventFactory;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * The fields of a BaseEventType event (OPC 10000-5, 6.4.2).
 *
 * @param id its EventId
 * @param type its EventType, a type without fields of its own
 * @param source the node it is about
 * @param sourceName that node's name
 * @param time when it happened; the server heard of it at once
 * @param message what happened, in English
 * @param severity 1 to 1000
 */
public record DemoEvent(
        ByteString id, NodeId type, NodeId source, String sourceName, DateTime time, String message, int severity) {

    /** Looks at the node of an event. */
    @FunctionalInterface
    public interface Use {
        /** The node is there until this returns. */
        void accept(BaseEventTypeNode event) throws UaException;
    }

    /** An EventId that no other event has. */
    public static ByteString newId() {
        return idOf(UUID.randomUUID());
    }

    /** A UUID as an EventId. */
    public static ByteString idOf(UUID id) {
        return ByteString.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** Lends the event as a node, which is what Milo's filters look at, and deletes that node afterwards. */
    public void withNode(EventFactory factory, Use use) throws UaException {
        BaseEventTypeNode node = factory.createEvent(new NodeId(1, UUID.randomUUID()), type);
        try {
            node.setBrowseName(new QualifiedName(1, sourceName));
            node.setDisplayName(LocalizedText.english(sourceName));
            node.setEventId(id);
            node.setEventType(type);
            node.setSourceNode(source);
            node.setSourceName(sourceName);
            node.setTime(time);
            node.setReceiveTime(time);
            node.setMessage(LocalizedText.english(message));
            node.setSeverity(ushort(severity));
            use.accept(node);
        } finally {
            node.delete();
        }
    }
}

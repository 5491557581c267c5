package io.opcuaws.protocol.codec;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Members that are {@code null} in a request, where clients mean that they are absent: many languages have one value for
 * both, and write it. Taken out of the tree before it is checked, they are absent for the schemas and for the records.
 *
 * <p>The {@code Body} of a Variant or an ExtensionObject is left as it is: there null is a value. An element of an array
 * stays too, as it is not optional.
 */
final class NullMembers {

    private static final String BODY = "Body";

    private NullMembers() {}

    /** Drops them from a whole message, whose own {@code Body} is no value. */
    static void drop(ObjectNode message) {
        message.removeIf(JsonNode::isNull);
        message.values().forEach(NullMembers::dropWithin);
    }

    private static void dropWithin(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Iterator<Map.Entry<String, JsonNode>> members =
                            object.properties().iterator();
                    members.hasNext(); ) {
                Map.Entry<String, JsonNode> member = members.next();
                if (isValue(member)) {
                    continue;
                }
                if (member.getValue().isNull()) {
                    members.remove();
                } else if (member.getValue().isContainer()) {
                    dropWithin(member.getValue());
                }
            }
        } else {
            for (JsonNode element : node) {
                dropWithin(element);
            }
        }
    }

    private static boolean isValue(Map.Entry<String, JsonNode> member) {
        return member.getKey().equals(BODY);
    }
}

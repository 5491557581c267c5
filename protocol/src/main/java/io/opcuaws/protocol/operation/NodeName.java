package io.opcuaws.protocol.operation;

import io.opcuaws.protocol.message.ExpandedNodeId;
import io.opcuaws.protocol.message.NodeId;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node as a request names it, in one form for all spellings that the server takes for the same node.
 *
 * @param namespace an index in decimal digits without leading zeros, or a URI
 * @param type the letter of the identifier's type: {@code i}, {@code s}, {@code g} or {@code b}
 * @param id the identifier: a number without leading zeros, a Guid in small letters, bytes in padded base64, or any text
 */
public record NodeName(String namespace, char type, String id) {

    private static final String LETTERS = "isgb";

    static NodeName of(NodeId node) {
        return of(node.idType(), node.id(), node.namespace());
    }

    static NodeName of(ExpandedNodeId node) {
        return of(node.idType(), node.id(), node.namespace());
    }

    private static NodeName of(int idType, String id, @Nullable String namespace) {
        return of(namespace == null ? "0" : namespace, LETTERS.charAt(idType), id);
    }

    /** The node with this namespace, index or URI, and this identifier, in whatever spelling. */
    public static NodeName of(String namespace, char type, String id) {
        return new NodeName(isNumber(namespace) ? plainNumber(namespace) : namespace, type, plainId(type, id));
    }

    private static String plainId(char type, String id) {
        return switch (type) {
            case 'i' -> isNumber(id) ? plainNumber(id) : id;
            case 'g' -> id.toLowerCase(Locale.ROOT);
            case 'b' -> plainBytes(id);
            default -> id;
        };
    }

    private static String plainBytes(String base64) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return base64; // names no node of any server
        }
    }

    private static String plainNumber(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Whether the namespace is an index into the server's NamespaceArray; else it is a URI. */
    public boolean hasIndex() {
        return isNumber(namespace);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The text form of OPC 10000-6, 5.3.1.10, e.g. {@code ns=2;s=Boiler}. */
    @Override
    public String toString() {
        String prefix = namespace.equals("0") ? "" : (hasIndex() ? "ns=" : "nsu=") + namespace + ";";
        return prefix + type + "=" + id;
    }
}

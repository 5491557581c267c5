package io.opcuaws.domain.access;

import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.protocol.operation.NodeName;

/**
 * Names nodes, in the text form of a NodeId: {@code ns=2;s=Boiler.Setpoint}, {@code nsu=urn:plant;i=7}. In the identifier of a
 * text node each {@code *} stands for any text, {@code ns=2;s=Boiler.*}; instead of an identifier it stands for any node of the
 * namespace, {@code nsu=urn:plant;*}; alone for any node at all. Without {@code ns} or {@code nsu} it is namespace 0.
 *
 * <p>A node and a pattern that name the namespace differently, one by index and one by URI, are compared by what the server
 * has; what it does not have matches nothing. An index says which namespace only together with a server that keeps its order:
 * a URI is the safer pattern.
 */
public final class NodePattern {

    private static final String ANY = "*";

    private final String text;
    private final NodeName named;

    private NodePattern(String text, NodeName named) {
        this.text = text;
        this.named = named;
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static NodePattern of(String text) {
        return new NodePattern(text, text.equals(ANY) ? new NodeName(ANY, '*', ANY) : parsed(text));
    }

    private static NodeName parsed(String text) {
        String namespace = "0";
        String identifier = text;
        if (text.startsWith("ns=") || text.startsWith("nsu=")) {
            int end = text.indexOf(';');
            namespace = text.substring(text.indexOf('=') + 1, Math.max(end, text.indexOf('=') + 1));
            boolean index = namespace.matches("0|[1-9][0-9]{0,4}");
            boolean uri = text.startsWith("nsu=") && !namespace.isEmpty() && !namespace.contains(ANY);
            if (end < 0 || !(text.startsWith("ns=") ? index : uri)) {
                throw wrong(text, "the namespace must be an index (ns=2;) or a whole URI (nsu=urn:plant;)");
            }
            identifier = text.substring(end + 1);
        }
        if (identifier.equals(ANY)) {
            return new NodeName(namespace, '*', ANY);
        }
        if (!identifier.matches("(?s)[isgb]=.+")) {
            throw wrong(text, "it must end with an identifier (s=Name, i=85, g=..., b=...) or with *");
        }
        String id = identifier.substring(2);
        if (identifier.charAt(0) != 's' && id.contains(ANY)) {
            throw wrong(text, "* stands for a part of a text (s=...) only");
        }
        return NodeName.of(namespace, identifier.charAt(0), id);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no pattern of NodeIds: " + why + ".");
    }

    /** Whether this names the node, with a server that has these namespaces. */
    public boolean matches(NodeName node, Namespaces namespaces) {
        return (named.namespace().equals(ANY) || isSameNamespace(node, namespaces)) && isSameIdentifier(node);
    }

    private boolean isSameNamespace(NodeName node, Namespaces namespaces) {
        if (named.hasIndex() == node.hasIndex()) {
            return named.namespace().equals(node.namespace());
        }
        NodeName byIndex = named.hasIndex() ? named : node;
        NodeName byUri = named.hasIndex() ? node : named;
        return namespaces
                .uri(Integer.parseInt(byIndex.namespace()))
                .filter(byUri.namespace()::equals)
                .isPresent();
    }

    private boolean isSameIdentifier(NodeName node) {
        if (named.type() == '*') {
            return true;
        }
        return named.type() == node.type()
                && (named.type() == 's'
                        ? Glob.matches(named.id(), node.id())
                        : named.id().equals(node.id()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodePattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As the operator wrote it. */
    @Override
    public String toString() {
        return text;
    }
}

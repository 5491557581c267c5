package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any number of values of one type; a single one may stand for a list of one. */
final class ListType<T> extends Type<List<T>> {

    private final Type<T> element;

    ListType(Type<T> element) {
        this.element = element;
    }

    @Override
    Optional<List<T>> read(Node node, String path, Reading reading) {
        List<Node> nodes = elements(node);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            element.read(nodes.get(i), path + "[" + i + "]", reading).ifPresent(values::add);
        }
        return values.size() == nodes.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    /** A key without a value, everything below it commented out, is an empty list. */
    private static List<Node> elements(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.elements();
        }
        return node instanceof Node.Nothing ? List.of() : List.of(node);
    }

    @Override
    String syntax() {
        return "a list, each element " + element.syntax();
    }

    /** One element need not be YAML: {@code *} would be none. */
    @Override
    Node parse(String text, Origin origin) throws ConfigException {
        return text.startsWith("[") || text.startsWith("- ")
                ? YamlText.read(text, line -> origin)
                : element.parse(text, origin);
    }

    @Override
    List<Key<?>> keysBelow() {
        return element.keysBelow();
    }

    @Override
    String stepBelow() {
        return "[].";
    }

    @Override
    Node shown(Node node) {
        return new Node.Sequence(elements(node).stream().map(element::shown).toList(), node.origin());
    }
}

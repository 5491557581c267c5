package io.opcuaws.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of one type by names that the operator chooses; in the order in which they were written. */
final class NamedType<T> extends Type<Map<String, T>> {

    private final Type<T> element;

    NamedType(Type<T> element) {
        this.element = element;
    }

    @Override
    Optional<Map<String, T>> read(Node node, String path, Reading reading) {
        if (node instanceof Node.Nothing) {
            return Optional.of(Map.of());
        }
        if (!(node instanceof Node.Mapping map)) {
            return reading.refuse(node, path, "must be " + syntax());
        }
        Map<String, T> values = new LinkedHashMap<>();
        map.members()
                .forEach((name, member) ->
                        element.read(member, path + "." + name, reading).ifPresent(value -> values.put(name, value)));
        return values.size() == map.members().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    String syntax() {
        return "a map of names, each with " + element.syntax();
    }

    @Override
    Node parse(String text, Origin origin) throws ConfigException {
        return YamlText.read(text, line -> origin);
    }

    /** A name may have dots in it only if there is nothing below it. */
    @Override
    Optional<Place> find(String path) {
        if (path.isEmpty()) {
            return Optional.of(new Place(List.of(), this));
        }
        int dot = element.places(Optional.empty()).findAny().isPresent() ? path.indexOf('.') : -1;
        String name = dot < 0 ? path : path.substring(0, dot);
        return element.find(dot < 0 ? "" : path.substring(dot + 1)).map(place -> place.below(List.of(name)));
    }

    @Override
    Stream<Place> places(Optional<Node> written) {
        return written
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).members())
                .orElse(Map.of())
                .entrySet()
                .stream()
                .flatMap(member -> Stream.concat(
                                Stream.of(new Place(List.of(), element)),
                                element.places(Optional.of(member.getValue())))
                        .map(place -> place.below(List.of(member.getKey()))));
    }

    @Override
    List<Key<?>> keysBelow() {
        return element.keysBelow();
    }

    @Override
    String stepBelow() {
        return ".NAME" + element.stepBelow();
    }

    @Override
    Node shown(Node node) {
        if (!(node instanceof Node.Mapping map)) {
            return node;
        }
        Map<String, Node> shown = new LinkedHashMap<>();
        map.members().forEach((name, member) -> shown.put(name, element.shown(member)));
        return new Node.Mapping(shown, node.origin());
    }
}

package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written, before anybody knows what it means: texts, lists and maps, each with where it was written. It may be a
 * secret, so that its {@code toString} says only where it is from.
 */
sealed interface Node {

    /** Of a member of a map: where its key is. */
    Origin origin();

    /** The same without origins; two nodes that say the same are equal in this form. */
    Object plain();

    /** A single value, as text; numbers and booleans are told apart by who reads them. */
    record Scalar(String text, Origin origin) implements Node {

        @Override
        public Object plain() {
            return text;
        }

        @Override
        public String toString() {
            return "a value of " + origin;
        }
    }

    /** A key without a value. */
    record Nothing(Origin origin) implements Node {

        @Override
        public Object plain() {
            return Optional.empty();
        }
    }

    record Sequence(List<Node> elements, Origin origin) implements Node {

        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public Object plain() {
            return elements.stream().map(Node::plain).toList();
        }

        @Override
        public String toString() {
            return "a list of " + origin;
        }
    }

    /** Keeps the order of what was written. */
    record Mapping(Map<String, Node> members, Origin origin) implements Node {

        static final Mapping NONE = new Mapping(Map.of(), Origin.DEFAULT);

        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        Optional<Node> at(List<String> path) {
            Optional<Node> member = Optional.ofNullable(members.get(path.get(0)));
            return path.size() == 1
                    ? member
                    : member.filter(Mapping.class::isInstance)
                            .flatMap(map -> ((Mapping) map).at(path.subList(1, path.size())));
        }

        /** The same, but with this value there; what is on the way and no map gives way to one. */
        Mapping with(List<String> path, Node value) {
            Map<String, Node> changed = new LinkedHashMap<>(members);
            String name = path.get(0);
            if (path.size() == 1) {
                changed.put(name, value);
            } else {
                Mapping below = changed.get(name) instanceof Mapping map ? map : new Mapping(Map.of(), value.origin());
                changed.put(name, below.with(path.subList(1, path.size()), value));
            }
            return new Mapping(changed, origin);
        }

        /** The same without the value there. */
        Mapping without(List<String> path) {
            Map<String, Node> changed = new LinkedHashMap<>(members);
            String name = path.get(0);
            if (path.size() == 1) {
                changed.remove(name);
            } else if (changed.get(name) instanceof Mapping below) {
                changed.put(name, below.without(path.subList(1, path.size())));
            }
            return new Mapping(changed, origin);
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            members.forEach((name, node) -> plain.put(name, node.plain()));
            return plain;
        }

        @Override
        public String toString() {
            return "a map of " + new ArrayList<>(members.keySet()) + " of " + origin;
        }
    }
}

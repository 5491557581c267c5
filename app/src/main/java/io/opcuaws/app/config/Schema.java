package io.opcuaws.app.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys that can stand beside each other. A key's path may have groups in it, {@code listen.port}. */
final class Schema {

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();

    Schema(List<Key<?>> keys) {
        for (Key<?> key : keys) {
            if (this.keys.put(key.path(), key) != null) {
                throw new IllegalArgumentException("two keys are " + key.path());
            }
        }
    }

    List<Key<?>> keys() {
        return List.copyOf(keys.values());
    }

    /**
     * The values of all keys, or empty after the reading was told what is wrong.
     *
     * @param prefix what the paths of these keys begin with, from the top
     */
    Optional<Settings> read(Node.Mapping written, String prefix, Reading reading) {
        boolean known = checkNames(written, prefix, "", reading);
        Map<Key<?>, Object> values = new HashMap<>();
        for (Key<?> key : keys.values()) {
            key.read(written, prefix, reading).ifPresent(value -> values.put(key, value));
        }
        return known && values.size() == keys.size()
                ? Optional.of(new Settings(values, written, reading))
                : Optional.empty();
    }

    private boolean checkNames(Node.Mapping written, String prefix, String group, Reading reading) {
        boolean known = true;
        for (Map.Entry<String, Node> member : written.members().entrySet()) {
            String path = group + member.getKey();
            boolean dotted = member.getKey().contains(".");
            if (!dotted && keys.containsKey(path)) {
                continue;
            }
            if (dotted || !isGroup(path)) {
                reading.problems()
                        .add(member.getValue().origin() + ": there is no setting " + prefix + path
                                + hint(prefix, path));
                known = false;
            } else if (member.getValue() instanceof Node.Mapping below) {
                known &= checkNames(below, prefix, path + ".", reading);
            } else if (!(member.getValue() instanceof Node.Nothing)) {
                reading.problems().add(member.getValue().origin(), prefix + path, "must be a map");
                known = false;
            }
        }
        return known;
    }

    private boolean isGroup(String path) {
        return keys.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    private String hint(String prefix, String path) {
        Optional<Key<?>> sameAsOption = keys.values().stream()
                .filter(key -> key.shortName().equals(Optional.of("--" + path)))
                .findFirst();
        if (sameAsOption.isPresent()) {
            return "; what the option --" + path + " sets is "
                    + sameAsOption.get().path() + " here";
        }
        if (find(path).isPresent()) {
            return " with a dot in its name; write it indented below " + path.substring(0, path.lastIndexOf('.')) + ":";
        }
        return Nearest.to(path, keys.keySet())
                .map(near -> "; do you mean " + prefix + near + "?")
                .orElse("");
    }

    /** The place that this path leads to; empty if it leads nowhere or to a mere group. */
    Optional<Place> find(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            Key<?> key = keys.get(path.substring(0, end));
            if (key != null) {
                String rest = end == path.length() ? "" : path.substring(end + 1);
                return key.type().find(rest).map(place -> place.below(key.names()));
            }
        }
        return Optional.empty();
    }

    /** All places whose names are known, from these keys or from what was written; those above others come first. */
    Stream<Place> places(Node.Mapping written) {
        return keys.values().stream()
                .flatMap(key -> Stream.concat(
                                Stream.of(new Place(List.of(), key.type())),
                                key.type().places(written.at(key.names())))
                        .map(place -> place.below(key.names())));
    }

    /** What holds, defaults included and secrets masked; keys without a value are left out. */
    Node.Mapping shown(Node.Mapping written) {
        Node.Mapping shown = new Node.Mapping(Map.of(), written.origin());
        for (Key<?> key : keys.values()) {
            Optional<Node> value = written.at(key.names()).or(key::defaultNode);
            if (value.isPresent()) {
                shown = shown.with(key.names(), key.type().shown(value.get()));
            }
        }
        return shown;
    }
}

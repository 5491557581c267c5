package io.opcuaws.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Several keys that are one value. */
final class RecordType<T> extends Type<T> {

    private final Schema schema;
    private final Function<Settings, T> constructor;

    RecordType(Schema schema, Function<Settings, T> constructor) {
        this.schema = schema;
        this.constructor = constructor;
    }

    @Override
    Optional<T> read(Node node, String path, Reading reading) {
        if (!(node instanceof Node.Mapping map)) {
            return reading.refuse(node, path, "must be " + syntax());
        }
        return schema.read(map, path + ".", reading).flatMap(settings -> {
            try {
                return Optional.of(constructor.apply(settings));
            } catch (IllegalArgumentException e) {
                return reading.refuse(node, path, "cannot be used: " + e.getMessage());
            }
        });
    }

    @Override
    String syntax() {
        return "a map with "
                + String.join(", ", schema.keys().stream().map(Key::path).toList());
    }

    @Override
    Node parse(String text, Origin origin) throws ConfigException {
        return YamlText.read(text, line -> origin);
    }

    @Override
    Optional<Place> find(String path) {
        return path.isEmpty() ? Optional.of(new Place(List.of(), this)) : schema.find(path);
    }

    @Override
    Stream<Place> places(Optional<Node> written) {
        return schema.places(written.filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElse(Node.Mapping.NONE));
    }

    @Override
    List<Key<?>> keysBelow() {
        return schema.keys();
    }

    @Override
    Node shown(Node node) {
        return node instanceof Node.Mapping map ? schema.shown(map) : node;
    }
}

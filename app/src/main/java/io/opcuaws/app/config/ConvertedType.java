package io.opcuaws.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Another type, whose values are made into something else. */
final class ConvertedType<S, T> extends Type<T> {

    private final Type<S> from;
    private final String syntax;
    private final Function<S, T> conversion;

    ConvertedType(Type<S> from, String syntax, Function<S, T> conversion) {
        this.from = from;
        this.syntax = syntax;
        this.conversion = conversion;
    }

    @Override
    Optional<T> read(Node node, String path, Reading reading) {
        return from.read(node, path, reading).flatMap(value -> {
            try {
                return Optional.of(conversion.apply(value));
            } catch (IllegalArgumentException e) {
                return reading.refuse(node, path, "must be " + syntax + ": " + e.getMessage());
            }
        });
    }

    @Override
    String syntax() {
        return syntax;
    }

    @Override
    Node parse(String text, Origin origin) throws ConfigException {
        return from.parse(text, origin);
    }

    @Override
    Optional<Place> find(String path) {
        return path.isEmpty() ? Optional.of(new Place(List.of(), this)) : from.find(path);
    }

    @Override
    Stream<Place> places(Optional<Node> written) {
        return from.places(written);
    }

    @Override
    List<Key<?>> keysBelow() {
        return from.keysBelow();
    }

    @Override
    String stepBelow() {
        return from.stepBelow();
    }

    @Override
    Node shown(Node node) {
        return from.shown(node);
    }
}

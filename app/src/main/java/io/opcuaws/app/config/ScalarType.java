package io.opcuaws.app.config;

import java.util.Optional;
import java.util.function.BiFunction;

/** A single value. */
final class ScalarType<T> extends Type<T> {

    private final String syntax;
    private final BiFunction<Node.Scalar, Reading, Optional<T>> meaning;

    /** @param meaning empty if the text is no such value */
    ScalarType(String syntax, BiFunction<Node.Scalar, Reading, Optional<T>> meaning) {
        this.syntax = syntax;
        this.meaning = meaning;
    }

    @Override
    Optional<T> read(Node node, String path, Reading reading) {
        if (node instanceof Node.Scalar scalar) {
            Optional<T> value = meaning.apply(scalar, reading);
            return value.isPresent()
                    ? value
                    : reading.refuse(node, path, "must be " + syntax + ", not '" + scalar.text() + "'");
        }
        // What is there is not told: it may be a secret that stands at a wrong place.
        return reading.refuse(
                node, path, node instanceof Node.Nothing ? "has no value; it must be " + syntax : "must be " + syntax);
    }

    @Override
    String syntax() {
        return syntax;
    }
}

package io.opcuaws.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the value of a key may be. See {@link Types} for those that there are. */
public abstract class Type<T> {

    Type() {}

    /** The value, or empty after the reading was told what is wrong with it. */
    abstract Optional<T> read(Node node, String path, Reading reading);

    /** What a value looks like, going on after "must be". */
    abstract String syntax();

    /**
     * A text from the environment or the command line as a node.
     *
     * @throws ConfigException if it must be YAML and is not
     */
    Node parse(String text, Origin origin) throws ConfigException {
        return new Node.Scalar(text, origin);
    }

    /** The place that this path leads to from here; the empty path leads to this type itself. */
    Optional<Place> find(String path) {
        return path.isEmpty() ? Optional.of(new Place(List.of(), this)) : Optional.empty();
    }

    /** The places below this one, as far as the names are known: from the type, or from what was written. */
    Stream<Place> places(Optional<Node> written) {
        return Stream.empty();
    }

    /** Whether naming the option without a value says "true". */
    boolean isFlag() {
        return false;
    }

    /** The keys below this one, for the reference page. */
    List<Key<?>> keysBelow() {
        return List.of();
    }

    /** How the name of a key below this one begins, for the reference page. */
    String stepBelow() {
        return ".";
    }

    /** What may be shown of a node. */
    Node shown(Node node) {
        return node;
    }

    /**
     * A type whose values are made from this one's.
     *
     * @param syntax what a value looks like, going on after "must be"
     * @param conversion may throw IllegalArgumentException, whose message is told and so must not repeat a secret
     */
    public <R> Type<R> as(String syntax, Function<T, R> conversion) {
        return new ConvertedType<>(this, syntax, conversion);
    }
}

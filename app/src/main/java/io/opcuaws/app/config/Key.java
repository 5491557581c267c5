package io.opcuaws.app.config;

import java.util.List;
import java.util.Optional;

/**
 * One thing that can be configured: the only place where its name, its type, its default and its meaning are said.
 *
 * @param <T> what {@link Settings#get} gives for it; an {@code Optional} if it may be left out and has no default
 */
public final class Key<T> {

    private final Definition<?> definition;
    private final Optional<String> byDefault;
    private final Reader<T> reader;

    private Key(Definition<?> definition, Optional<String> byDefault, Reader<T> reader) {
        this.definition = definition;
        this.byDefault = byDefault;
        this.reader = reader;
    }

    /** @param path names with dots between them; names are lower case, with dashes between words */
    public static <T> Definition<T> of(String path, Type<T> type) {
        return new Definition<>(path, type, "", Optional.empty(), false);
    }

    /** What is said of a key before it is one; {@link #byDefault}, {@link #optional} or {@link #required} makes it one. */
    public record Definition<T>(
            String path, Type<T> type, String description, Optional<String> shortName, boolean reloaded) {

        /** @param text a sentence or two */
        public Definition<T> describedAs(String text) {
            return new Definition<>(path, type, text, shortName, reloaded);
        }

        /** A second name on the command line, with its dashes. */
        public Definition<T> shortName(String name) {
            return new Definition<>(path, type, description, Optional.of(name), reloaded);
        }

        /** A new value is taken over while the gateway runs. Of keys below a reloaded one this need not be said. */
        public Definition<T> isReloaded() {
            return new Definition<>(path, type, description, shortName, true);
        }

        /** @param yaml the value, as one would write it */
        public Key<T> byDefault(String yaml) {
            return new Key<>(
                    this,
                    Optional.of(yaml),
                    (written, around, place, reading) -> written.isPresent()
                            ? type.read(written.get(), place, reading)
                            : type.read(defaultNode(yaml), place, reading));
        }

        public Key<Optional<T>> optional() {
            return new Key<>(this, Optional.empty(), (written, around, place, reading) -> {
                if (written.isEmpty()) {
                    return Optional.of(Optional.empty());
                }
                Optional<T> value = type.read(written.get(), place, reading);
                return value.isPresent() ? Optional.of(value) : Optional.empty();
            });
        }

        public Key<T> required() {
            return new Key<>(this, Optional.empty(), (written, around, place, reading) -> {
                if (written.isEmpty()) {
                    reading.problems().add(around, place, "is missing; it must be " + type.syntax());
                    return Optional.empty();
                }
                return type.read(written.get(), place, reading);
            });
        }

        private static Node defaultNode(String yaml) {
            try {
                return YamlText.read(yaml, line -> Origin.DEFAULT);
            } catch (ConfigException e) {
                throw new IllegalStateException("A default must be YAML: " + yaml, e);
            }
        }
    }

    private interface Reader<T> {
        Optional<T> read(Optional<Node> written, Origin around, String path, Reading reading);
    }

    public String path() {
        return definition.path();
    }

    List<String> names() {
        return List.of(path().split("\\."));
    }

    Type<?> type() {
        return definition.type();
    }

    String description() {
        return definition.description();
    }

    Optional<String> shortName() {
        return definition.shortName();
    }

    boolean isReloaded() {
        return definition.reloaded();
    }

    /** As one would write it; empty if it has no default. */
    Optional<String> defaultText() {
        return byDefault;
    }

    Optional<Node> defaultNode() {
        return byDefault.map(Definition::defaultNode);
    }

    /**
     * @param around the map that this key is in, or is missing in
     * @param prefix what the path of this key begins with, from the top
     */
    Optional<T> read(Node.Mapping around, String prefix, Reading reading) {
        return reader.read(around.at(names()), around.origin(), prefix + path(), reading);
    }
}

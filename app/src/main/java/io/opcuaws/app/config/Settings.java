package io.opcuaws.app.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** What was configured: a value for every key. Immutable. */
public final class Settings {

    private final Map<Key<?>, Object> values;
    private final Node.Mapping written;
    private final List<String> warnings;
    private final Map<Path, Optional<FileStamp>> stamps;

    Settings(Map<Key<?>, Object> values, Node.Mapping written, Reading reading) {
        this.values = new HashMap<>(values);
        this.written = written;
        this.warnings = List.copyOf(reading.warnings());
        this.stamps = Map.copyOf(reading.stamps());
    }

    /** @throws NoSuchElementException if the key is not among those that were read: the program's mistake */
    @SuppressWarnings("unchecked") // a key's reader gives values of its type, and only they are in the map
    public <T> T get(Key<T> key) {
        Object value = values.get(key);
        if (value == null) {
            throw new NoSuchElementException("no section has the key " + key.path());
        }
        return (T) value;
    }

    public Origin origin(Key<?> key) {
        return written.at(key.names()).map(Node::origin).orElse(Origin.DEFAULT);
    }

    /** Whether nobody has given this key. */
    public boolean isDefault(Key<?> key) {
        return written.at(key.names()).isEmpty();
    }

    /** What an operator should know of, though it works; each with where it is. */
    public List<String> warnings() {
        return warnings;
    }

    /** The files that belong to the configuration: when one changes, the configuration has changed. */
    public Set<Path> files() {
        return stamps.keySet();
    }

    /** Those files as they were before they were read. */
    Map<Path, Optional<FileStamp>> stamps() {
        return stamps;
    }

    /** What was written, defaults not included. It may have secrets in it. */
    Node.Mapping written() {
        return written;
    }

    /** Whether both say the same of this key. Contents of files that it names are not looked at. */
    boolean saysTheSame(Settings other, Key<?> key) {
        return written.at(key.names())
                .or(key::defaultNode)
                .map(Node::plain)
                .equals(other.written.at(key.names()).or(key::defaultNode).map(Node::plain));
    }
}

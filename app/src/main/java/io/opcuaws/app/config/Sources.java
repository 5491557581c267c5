package io.opcuaws.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a configuration comes from. It can be loaded more than once: the file may have changed.
 *
 * @param sections what can be configured
 * @param file the YAML file, if there is one
 * @param environment the process's variables
 * @param options from the command line: the path of a key, or of a place below it, and the text given
 */
public record Sources(
        Sections sections, Optional<Path> file, Map<String, String> environment, Map<String, String> options) {

    public Sources {
        environment = Map.copyOf(environment);
        options = new TreeMap<>(options); // a place above another one comes first
    }

    /**
     * Reads everything: of each key the command line's value, else the environment's, else the file's, else the default.
     *
     * @throws ConfigException with everything that is wrong, each with where it is
     */
    public Settings load() throws ConfigException {
        return load(reading());
    }

    Reading reading() {
        return new Reading(environment);
    }

    /** The same, for who wants to know what was found even if it fails. */
    Settings load(Reading reading) throws ConfigException {
        Node.Mapping written = Node.Mapping.NONE;
        if (file.isPresent()) {
            reading.names(file.get());
            written = fromFile(file.get());
        }
        return sections.read(withOptions(withEnvironment(written, reading)), reading);
    }

    private static Node.Mapping fromFile(Path file) throws ConfigException {
        Node root = YamlText.read(text(file), line -> Origin.line(file, line));
        if (root instanceof Node.Mapping map) {
            return map;
        }
        if (root instanceof Node.Nothing) {
            return Node.Mapping.NONE;
        }
        throw new ConfigException(root.origin() + ": must be lines of the form key: value");
    }

    private static String text(Path file) throws ConfigException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file");
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The names of targets and the like are known when the whole maps are in place; so the keys go first. */
    private Node.Mapping withEnvironment(Node.Mapping written, Reading reading) throws ConfigException {
        Map<String, String> left = new TreeMap<>(environment);
        left.keySet().removeIf(name -> !name.startsWith(Place.VARIABLE_PREFIX));
        Node.Mapping keys = withVariables(
                written,
                sections.keys().stream()
                        .map(key -> new Place(key.names(), key.type()))
                        .toList(),
                left);
        Node.Mapping all = withVariables(keys, sections.schema().places(keys).toList(), left);
        left.remove(Place.variable(CommandLineArguments.CONFIG_PATH));
        left.keySet().removeAll(variablesOfSecrets(all));
        left.keySet().forEach(name -> reading.warn(name + ": there is no setting with this variable" + hint(name)));
        return all;
    }

    private static Node.Mapping withVariables(Node.Mapping written, List<Place> places, Map<String, String> left)
            throws ConfigException {
        Node.Mapping changed = written;
        for (Place place : places) {
            String name = place.variable();
            String text = left.remove(name);
            if (text != null) {
                changed = put(changed, place, place.type().parse(text, Origin.variable(name)));
            }
        }
        return changed;
    }

    /** A secret may be in any variable, also in one that looks like ours. */
    private List<String> variablesOfSecrets(Node.Mapping written) {
        return sections.schema()
                .places(written)
                .filter(place -> place.type() instanceof SecretType)
                .flatMap(place -> written.at(place.path()).stream())
                .flatMap(secret -> SecretType.variable(secret).stream())
                .toList();
    }

    private String hint(String variable) {
        return Nearest.to(
                        variable,
                        sections.keys().stream()
                                .map(key -> Place.variable(key.path()))
                                .toList())
                .map(near -> "; do you mean " + near + "?")
                .orElse("");
    }

    private Node.Mapping withOptions(Node.Mapping written) throws ConfigException {
        Node.Mapping changed = written;
        for (Map.Entry<String, String> option : options.entrySet()) {
            Place place = sections.schema()
                    .find(option.getKey())
                    .orElseThrow(() -> new IllegalStateException("no place for the option " + option.getKey()));
            changed = put(changed, place, place.type().parse(option.getValue(), Origin.option("--" + option.getKey())));
        }
        return changed;
    }

    private static Node.Mapping put(Node.Mapping written, Place place, Node value) {
        if (place.type() != SecretType.WHERE) {
            return written.with(place.path(), value);
        }
        int last = place.path().size() - 1;
        return written.with(
                place.path().subList(0, last),
                new Node.Mapping(Map.of(place.path().get(last), value), value.origin()));
    }
}

package io.opcuaws.app.config;

import io.opcuaws.domain.port.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that must not be shown: best in a file or a variable of its own, which is named. */
final class SecretType extends Type<Secret> {

    private static final String FILE = "file";
    private static final String VARIABLE = "env";
    /** What says where a secret is: a secret is in one place, so that naming another one does not add to it. */
    static final Type<String> WHERE = Types.text();

    private static final String SYNTAX = "{file: PATH} or {env: NAME}, or the secret itself";

    @Override
    Optional<Secret> read(Node node, String path, Reading reading) {
        if (node instanceof Node.Scalar scalar) {
            warnOfPlace(scalar.origin(), path, reading);
            return Optional.of(Secret.ofText(scalar.text()));
        }
        if (node instanceof Node.Mapping map
                && map.members().size() == 1
                && map.members().values().iterator().next() instanceof Node.Scalar where) {
            if (map.members().containsKey(FILE)) {
                return ofFile(where, path, reading);
            }
            if (map.members().containsKey(VARIABLE)) {
                Optional<String> value = reading.variable(where.text());
                return value.isPresent()
                        ? value.map(Secret::ofText)
                        : reading.refuse(
                                node, path, "is to come from the variable " + where.text() + ", which is not set");
            }
        }
        return reading.refuse(node, path, "must be " + SYNTAX);
    }

    private static void warnOfPlace(Origin origin, String path, Reading reading) {
        if (origin.source() == Origin.Source.FILE) {
            reading.warn(
                    origin, path, "is a secret in the configuration file itself; {file: PATH} or {env: NAME} is safer");
        } else if (origin.source() == Origin.Source.COMMAND_LINE) {
            reading.warn(origin, path, "is a secret on the command line, where every user of the machine can see it");
        }
    }

    /** Editors end a file with a line break, which is not part of the secret. */
    private static Optional<Secret> ofFile(Node.Scalar where, String path, Reading reading) {
        Path file = where.origin().folder().resolve(where.text());
        reading.names(file);
        try {
            return Optional.of(
                    Secret.ofText(Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "")));
        } catch (IOException e) {
            return reading.refuse(
                    where,
                    path,
                    "is to come from " + file + ", which cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    /** The variable that this secret comes from, if it comes from one. */
    static Optional<String> variable(Node written) {
        return written instanceof Node.Mapping map && map.members().get(VARIABLE) instanceof Node.Scalar name
                ? Optional.of(name.text())
                : Optional.empty();
    }

    @Override
    String syntax() {
        return SYNTAX;
    }

    /** Any text can be a secret; only what can be nothing but a place is one. */
    @Override
    Node parse(String text, Origin origin) {
        try {
            if (text.startsWith("{")
                    && YamlText.read(text, line -> origin) instanceof Node.Mapping map
                    && map.members().size() == 1
                    && find(map.members().keySet().iterator().next()).isPresent()) {
                return map;
            }
        } catch (ConfigException notYaml) {
            return new Node.Scalar(text, origin);
        }
        return new Node.Scalar(text, origin);
    }

    @Override
    Optional<Place> find(String path) {
        if (path.isEmpty()) {
            return Optional.of(new Place(List.of(), this));
        }
        return places(Optional.empty())
                .filter(place -> place.path().equals(List.of(path)))
                .findFirst();
    }

    @Override
    Stream<Place> places(Optional<Node> written) {
        return Stream.of(FILE, VARIABLE).map(name -> new Place(List.of(name), WHERE));
    }

    @Override
    Node shown(Node node) {
        return node instanceof Node.Mapping map
                        && find(String.join(".", map.members().keySet())).isPresent()
                ? node
                : new Node.Scalar("***", node.origin());
    }
}

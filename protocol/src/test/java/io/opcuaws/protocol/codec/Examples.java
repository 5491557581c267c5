package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.MessageType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The example messages that lie beside the schemas. */
final class Examples {

    /** The folder of the schemas, seen from the folder of this module, where tests run. */
    static final Path SCHEMAS = Path.of("..", "schemas");

    private Examples() {}

    /** One example file. */
    record Example(MessageType type, String name, String text) {
        JsonNode tree() {
            return Examples.tree(text);
        }

        @Override
        public String toString() {
            return type.text() + " " + name;
        }
    }

    static List<Example> valid() {
        return read("valid");
    }

    static List<Example> invalid() {
        return read("invalid");
    }

    /** The valid examples of messages that clients send. */
    static List<Example> requests() {
        return valid().stream()
                .filter(example -> Envelope.isRequest(example.type().text()))
                .toList();
    }

    static Example valid(MessageType type, String name) {
        return valid().stream()
                .filter(example -> example.type() == type && example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example " + name + " of " + type.text()));
    }

    static JsonNode tree(String text) {
        TreeReader reader = new TreeReader(MessageReader.DEFAULT_MAX_DEPTH);
        try {
            reader.read(text);
        } catch (Unreadable e) {
            throw new AssertionError(e.sentence(), e);
        }
        return reader.tree();
    }

    private static List<Example> read(String kind) {
        return Stream.of(MessageType.values())
                .flatMap(type -> read(
                        type, SCHEMAS.resolve("examples").resolve(type.text()).resolve(kind))
                        .stream())
                .toList();
    }

    private static List<Example> read(MessageType type, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> read(type, file.getFileName().toString(), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(MessageType type, String fileName, Path file) {
        try {
            return new Example(type, fileName.replace(".json", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the Java files: {@code Main <folder of the schemas> <source folder to fill>}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: <folder of the schemas> <source folder to fill>");
        }
        Path target = Path.of(arguments[1]);
        Map<String, String> files = Generator.generate(SchemaFolder.read(Path.of(arguments[0])));
        removeOthers(target, files);
        for (Map.Entry<String, String> file : files.entrySet()) {
            writeIfChanged(target.resolve(file.getKey()), file.getValue());
        }
    }

    /** An unchanged file keeps its time, so that nothing is compiled again without need. */
    private static void writeIfChanged(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
    }

    /** What an earlier run has written and this one would not: a message that was renamed must not linger. */
    private static void removeOthers(Path target, Map<String, String> files) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> found = Files.walk(target)) {
            found.filter(Files::isRegularFile)
                    .filter(file -> !files.containsKey(
                            target.relativize(file).toString().replace('\\', '/')))
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}

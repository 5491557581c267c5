package io.opcuaws.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the fuzzers begin with: messages as they should be, and as they should not be. */
public final class Seeds {

    private static final Path EXAMPLES = Path.of("..", "schemas", "examples");

    private Seeds() {}

    /** All requests that lie beside the schemas. */
    public static Stream<byte[]> requests() {
        return files().filter(Seeds::isRequest).map(Seeds::bytes);
    }

    /** Those of them that are as they should be. */
    public static Stream<byte[]> validRequests() {
        return files().filter(
                        file -> file.getName(file.getNameCount() - 2).toString().equals("valid"))
                .filter(Seeds::isRequest)
                .map(Seeds::bytes);
    }

    private static boolean isRequest(Path file) {
        return file.getName(file.getNameCount() - 3).toString().endsWith("Request");
    }

    public static Stream<byte[]> of(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** An input as text, as a reader of UTF-8 takes it that replaces what is none. */
    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

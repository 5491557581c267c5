package io.opcuaws.app.config;

import java.nio.file.Path;

/**
 * Where a value comes from.
 *
 * @param source what kind of place that is
 * @param text how an operator finds it: {@code gateway.yaml:12}, a variable's or an option's name
 * @param folder what a relative path in the value is relative to
 */
public record Origin(Source source, String text, Path folder) {

    /** The kinds of places; a later one has precedence. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    private static final Path WORKING_DIRECTORY = Path.of("");

    static final Origin DEFAULT = new Origin(Source.DEFAULT, "default", WORKING_DIRECTORY);

    static Origin line(Path file, int line) {
        Path parent = file.getParent();
        return new Origin(Source.FILE, file + ":" + line, parent == null ? WORKING_DIRECTORY : parent);
    }

    static Origin variable(String name) {
        return new Origin(Source.ENVIRONMENT, name, WORKING_DIRECTORY);
    }

    static Origin option(String name) {
        return new Origin(Source.COMMAND_LINE, name, WORKING_DIRECTORY);
    }

    @Override
    public String toString() {
        return text;
    }
}

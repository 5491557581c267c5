package io.opcuaws.app.config;

import java.util.List;

/** The configuration cannot be used. The message has one line for each thing to mend; it never has a secret in it. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    ConfigException(String problem) {
        this(List.of(problem));
    }

    /**
     * A value that cannot be used.
     *
     * @param message what is wrong, going on after the key's name: {@code must be ...}
     */
    public static ConfigException of(Settings settings, Key<?> key, String message) {
        return new ConfigException(settings.origin(key) + ": " + key.path() + " " + message);
    }

    /** The lines of the message. */
    public List<String> problems() {
        return problems;
    }
}

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

    /** The lines of the message. */
    public List<String> problems() {
        return problems;
    }
}

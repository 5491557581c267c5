package io.opcuaws.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of a configuration: what it looks things up in, and what it finds beside the values. */
final class Reading {

    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Path, Optional<FileStamp>> stamps = new HashMap<>();

    Reading(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Notes a problem, and is the value that could not be read. */
    <T> Optional<T> refuse(Node node, String path, String message) {
        problems.add(node.origin(), path, message);
        return Optional.empty();
    }

    Problems problems() {
        return problems;
    }

    void warn(Origin origin, String path, String message) {
        warnings.add(origin + ": " + path + " " + message);
    }

    void warn(String message) {
        warnings.add(message);
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * A file that the configuration names: when it changes, the configuration has changed. To be said before it is read, so
     * that no change is missed.
     */
    void names(Path file) {
        stamps.putIfAbsent(file, FileStamp.of(file));
    }

    Map<Path, Optional<FileStamp>> stamps() {
        return stamps;
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }
}

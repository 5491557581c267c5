package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration: everything, so that an operator need not try again for each mistake. */
public final class Problems {

    private final List<String> found = new ArrayList<>();

    /** @param message what is wrong, going on after the key's name: {@code must be ...} */
    public void add(Origin origin, String path, String message) {
        found.add(origin + ": " + path + " " + message);
    }

    /** @param message a whole sentence */
    public void add(String message) {
        found.add(message);
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}

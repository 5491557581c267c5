package io.opcuaws.app.config;

import java.util.List;

/**
 * Keys that belong together.
 *
 * @param title of its part of the reference page
 * @param description a few sentences of Markdown, or nothing
 * @param keys in the order in which they are shown
 * @param check what the types of single keys cannot say
 */
public record Section(String title, String description, List<Key<?>> keys, Check check) {

    /** Looks at several keys together. */
    @FunctionalInterface
    public interface Check {

        Check NONE = (settings, problems) -> {};

        void check(Settings settings, Problems problems);
    }

    public Section {
        keys = List.copyOf(keys);
    }
}

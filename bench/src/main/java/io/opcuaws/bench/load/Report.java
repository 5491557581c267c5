package io.opcuaws.bench.load;

import java.util.Optional;

/**
 * @param text what was found, in Markdown
 * @param summary a row of the {@link Comparison#SUMMARY}, if it fits there
 * @param well whether each operation went well and no value was lost
 */
record Report(String text, Optional<String> summary, boolean well) {

    static Report of(Comparison comparison) {
        return new Report(comparison.table(), Optional.of(comparison.summary()), comparison.failures() == 0);
    }

    /** What is no comparison. */
    static Report of(String text, boolean well) {
        return new Report(text, Optional.empty(), well);
    }
}

package io.opcuaws.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run has found: figures, and whether what it promises has held. */
final class Figures {

    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();

    Figures(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    /** A promise of the run. */
    void check(boolean holds, String format, Object... values) {
        String sentence = String.format(Locale.ROOT, format, values);
        say("%s %s", holds ? "ok    " : "BROKEN", sentence);
        if (!holds) {
            broken.add(sentence);
        }
    }

    /** The promises that were broken. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}

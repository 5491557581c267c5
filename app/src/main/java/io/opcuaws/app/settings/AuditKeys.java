package io.opcuaws.app.settings;

import io.opcuaws.app.audit.AuditSettings;
import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Problems;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is written down of what clients do. */
public final class AuditKeys {

    static final Key<Optional<Path>> FILE = Key.of("audit.file", Types.location())
            .describedAs("The file that the audit is written to. Left out: there is none.")
            .optional();

    static final Key<Long> MAX_BYTES = Key.of("audit.max-bytes", Types.whole(1_024, Long.MAX_VALUE))
            .describedAs("When the file has this many bytes, it gets .1 behind its name and a new one is begun.")
            .byDefault(String.valueOf(AuditSettings.DEFAULT_MAX_BYTES));

    static final Key<Integer> FILES = Key.of("audit.files", Types.integer(1, 10_000))
            .describedAs("How many files are kept, the newest included.")
            .byDefault(String.valueOf(AuditSettings.DEFAULT_FILES));

    public static final Key<Boolean> READ_BACK = Key.of("audit.read-back", Types.flag())
            .describedAs("Read the old value before each write, and write it down too.")
            .byDefault("false");

    public static final Key<Boolean> REQUIRED = Key.of("audit.required", Types.flag())
            .describedAs("A change is on the disk before it is sent to the server; if that fails, the change is refused"
                    + " with BadResourceUnavailable.")
            .byDefault("false");

    static final Section SECTION = new Section(
            "Audit",
            "Logins, logouts, refusals, and every change of a plant, as lines of JSON: when, who, from where, on which target"
                    + " and node, what, and how it went.",
            List.of(FILE, MAX_BYTES, FILES, READ_BACK, REQUIRED),
            AuditKeys::check);

    private AuditKeys() {}

    /** Where it is written; empty: nowhere. */
    public static Optional<AuditSettings> settings(Settings settings) {
        return settings.get(FILE).map(file -> new AuditSettings(file, settings.get(MAX_BYTES), settings.get(FILES)));
    }

    private static void check(Settings settings, Problems problems) {
        for (Key<Boolean> key : List.of(READ_BACK, REQUIRED)) {
            if (settings.get(key) && settings.get(FILE).isEmpty()) {
                problems.add(settings.origin(key), key.path(), "needs " + FILE.path());
            }
        }
    }
}

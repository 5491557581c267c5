package io.opcuaws.app.audit;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the audit is written, and how much of it is kept.
 *
 * @param file the newest part; older ones have {@code .1}, {@code .2} and so on behind the name
 * @param maxBytes when a part has this many bytes the next one is begun
 * @param files how many parts are kept, the newest included
 * @param queued how many events may wait to be written; more are lost, which is written down
 * @param patience how long a change waits until it is written down
 */
public record AuditSettings(Path file, long maxBytes, int files, int queued, Duration patience) {

    public static final long DEFAULT_MAX_BYTES = 100_000_000;
    public static final int DEFAULT_FILES = 10;

    private static final int QUEUED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public AuditSettings(Path file, long maxBytes, int files) {
        this(file, maxBytes, files, QUEUED, PATIENCE);
    }

    public AuditSettings {
        if (maxBytes < 1 || files < 1 || queued < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("limits of the audit must be positive");
        }
    }
}

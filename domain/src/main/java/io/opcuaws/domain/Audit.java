package io.opcuaws.domain;

import io.opcuaws.domain.port.AuditLog;
import java.util.Optional;

/**
 * What is written down of what clients do.
 *
 * @param log where; empty: nothing is
 * @param required a change of the plant is written down before it is sent, and refused if that fails
 * @param readBack before a Write the old values are read
 */
public record Audit(Optional<AuditLog> log, boolean required, boolean readBack) {

    public static final Audit NONE = new Audit(Optional.empty(), false, false);

    public Audit {
        if (log.isEmpty() && (required || readBack)) {
            throw new IllegalArgumentException("an audit that is required, or reads back, must be written somewhere");
        }
    }
}

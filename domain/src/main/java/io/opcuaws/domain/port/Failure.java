package io.opcuaws.domain.port;

import java.util.Objects;

/**
 * Why something could not be done, as a value that answers a request.
 *
 * @param status a status that is not Good: the server's own where it gave one
 * @param sentence one sentence for a person; never a secret, a stack trace or a path of the machine
 */
public record Failure(StatusCode status, String sentence) {

    public Failure {
        Objects.requireNonNull(sentence);
        if (status.isGood()) {
            throw new IllegalArgumentException("a failure with status " + status.name());
        }
    }
}

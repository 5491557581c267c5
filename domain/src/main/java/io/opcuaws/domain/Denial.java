package io.opcuaws.domain;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.protocol.operation.NodeName;
import java.util.Optional;

/**
 * A request that its client may not make.
 *
 * @param node the first that is refused, if it is about nodes
 */
record Denial(Failure failure, Optional<NodeName> node) {

    static Denial of(Failure failure) {
        return new Denial(failure, Optional.empty());
    }
}

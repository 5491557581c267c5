package io.opcuaws.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client may do with a target that has a name.
 *
 * @param writeNodes patterns of the nodes that it may write to; empty: all
 * @param callNodes patterns of the methods that it may call; empty: all
 */
public record TargetAccess(
        String name, Set<Permission> allowed, Optional<List<String>> writeNodes, Optional<List<String>> callNodes) {

    public TargetAccess {
        allowed = Set.copyOf(allowed);
        writeNodes = writeNodes.map(List::copyOf);
        callNodes = callNodes.map(List::copyOf);
    }
}

package io.opcuaws.domain.access;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets some clients do something. Rules only allow: what no rule allows is refused.
 *
 * @param clients names of clients, or {@code *}: every client, also one that was not asked who it is
 * @param writeNodes where {@code WRITE} is allowed; empty: on every node
 * @param callNodes the methods that {@code CALL} is allowed of; empty: of every method
 */
public record AccessRule(
        Set<String> clients,
        Set<Permission> allow,
        Optional<List<NodePattern>> writeNodes,
        Optional<List<NodePattern>> callNodes) {

    /** In a list of clients: every client. */
    public static final String EVERYBODY = "*";

    public AccessRule {
        clients = Set.copyOf(clients);
        allow = Set.copyOf(allow);
        writeNodes = writeNodes.map(List::copyOf);
        callNodes = callNodes.map(List::copyOf);
        if (clients.contains(ClientIdentity.ANONYMOUS)) {
            throw new IllegalArgumentException("a client without a name cannot be named");
        }
        if (writeNodes.isPresent() && !allow.contains(Permission.WRITE)) {
            throw new IllegalArgumentException("nodes to write to without the right to write");
        }
        if (callNodes.isPresent() && !allow.contains(Permission.CALL)) {
            throw new IllegalArgumentException("methods to call without the right to call");
        }
    }

    boolean isFor(ClientIdentity client) {
        return clients.contains(EVERYBODY) || clients.contains(client.name());
    }

    Optional<List<NodePattern>> nodes(Permission permission) {
        return permission == Permission.WRITE
                ? writeNodes
                : permission == Permission.CALL ? callNodes : Optional.empty();
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.Permissions;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.operation.NodeName;
import io.opcuaws.protocol.operation.Operation;
import io.opcuaws.protocol.operation.Operations;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the client of one session may do in it, looked up for each request, so that a right that is taken away is gone at once.
 * On the session's loop only.
 */
final class SessionAccess {

    private final Supplier<AccessRules> rules;
    private final ClientIdentity client;
    private final SessionSettings settings;
    private AccessRules seen;
    private Permissions permissions;
    private boolean couldRead;
    private boolean hasAliases;

    /** @param settings as the rules gave them for the login */
    SessionAccess(Supplier<AccessRules> rules, ClientIdentity client, SessionSettings settings) {
        this.rules = rules;
        this.client = client;
        this.settings = settings;
        this.seen = rules.get();
        this.permissions = lookUp();
    }

    private Permissions lookUp() {
        Permissions found = seen.permissions(settings, client);
        couldRead |= found.has(Permission.READ);
        return found;
    }

    @SuppressWarnings(
            "ReferenceEquality") // rules that were read again may be equal; to look them up again does no harm
    private Permissions now() {
        AccessRules current = rules.get();
        if (current != seen) {
            seen = current;
            permissions = lookUp();
        }
        return permissions;
    }

    /** The session must end: the client may not use it any more, or not get the values that it has subscribed to. */
    boolean isLost() {
        Permissions current = now();
        return current.isEmpty() || (couldRead && !current.has(Permission.READ));
    }

    /**
     * Why a request may not be sent; empty if it may.
     *
     * @param namespaces of the session that it would be sent in, if it {@link #goesByNode}
     */
    Optional<Denial> denial(ServiceRequest request, Optional<Namespaces> namespaces) {
        Permissions current = now();
        Service service = request.service();
        Permission needed = Permission.neededFor(service);
        if (!current.has(needed)) {
            return Optional.of(denied(service, firstNode(request)));
        }
        if (service == Service.REGISTER_NODES) {
            if (current.goByNode()) {
                return Optional.of(Denial.of(Failures.NO_ALIASES));
            }
            hasAliases = true;
        }
        if (!current.goesByNode(needed)) {
            return Optional.empty();
        }
        if (hasAliases) {
            return Optional.of(Denial.of(Failures.ALIASES_IN_USE));
        }
        return current.firstRefused(needed, Operations.nodes(request), namespaces.orElse(Namespaces.UNKNOWN))
                .map(node -> denied(service, Optional.of(node)));
    }

    /** Whether a request is allowed by its nodes: which ones it means depends on the server's namespaces. */
    boolean goesByNode(ServiceRequest request) {
        return now().goesByNode(Permission.neededFor(request.service()));
    }

    private Denial denied(Service service, Optional<NodeName> node) {
        return new Denial(Failures.mayNot(service, node, seen.readOnly()), node);
    }

    private static Optional<NodeName> firstNode(ServiceRequest request) {
        return Operations.of(request).stream().findFirst().flatMap(Operation::node);
    }
}

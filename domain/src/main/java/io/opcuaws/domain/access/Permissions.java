package io.opcuaws.domain.access;

import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.protocol.operation.NodeName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one client may do on one target. */
public final class Permissions {

    /** All of it. */
    public static final Permissions ALL = new Permissions(EnumSet.allOf(Permission.class), Map.of());

    /** Nothing: the target is not there for the client. */
    public static final Permissions NONE = new Permissions(EnumSet.noneOf(Permission.class), Map.of());

    private final EnumSet<Permission> allowed;

    /** The nodes of those permissions that go by node. */
    private final Map<Permission, List<NodePattern>> nodes;

    private Permissions(EnumSet<Permission> allowed, Map<Permission, List<NodePattern>> nodes) {
        this.allowed = allowed;
        this.nodes = nodes;
    }

    /** All that one of the rules allows. */
    static Permissions union(List<AccessRule> rules) {
        EnumSet<Permission> allowed = EnumSet.noneOf(Permission.class);
        Map<Permission, List<NodePattern>> nodes = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            List<AccessRule> allowing = rules.stream()
                    .filter(rule -> rule.allow().contains(permission))
                    .toList();
            if (allowing.isEmpty()) {
                continue;
            }
            allowed.add(permission);
            if (allowing.stream().allMatch(rule -> rule.nodes(permission).isPresent())) {
                Set<NodePattern> patterns = new LinkedHashSet<>();
                allowing.forEach(rule -> patterns.addAll(rule.nodes(permission).orElseThrow()));
                nodes.put(permission, List.copyOf(patterns));
            }
        }
        return new Permissions(allowed, nodes);
    }

    /** Of these, what changes nothing in the plant. */
    Permissions withoutChanges() {
        return allowed.contains(Permission.READ) ? new Permissions(EnumSet.of(Permission.READ), Map.of()) : NONE;
    }

    public boolean has(Permission permission) {
        return allowed.contains(permission);
    }

    public boolean isEmpty() {
        return allowed.isEmpty();
    }

    public Set<Permission> allowed() {
        return Collections.unmodifiableSet(allowed);
    }

    /** The nodes for which a permission holds; empty: all. */
    public Optional<List<NodePattern>> nodes(Permission permission) {
        return Optional.ofNullable(nodes.get(permission));
    }

    /** Whether a permission holds for some nodes only. */
    public boolean goesByNode(Permission permission) {
        return nodes.containsKey(permission);
    }

    /** Whether any permission does. */
    public boolean goByNode() {
        return !nodes.isEmpty();
    }

    /** Of these nodes the first for which a permission does not hold. */
    public Optional<NodeName> firstRefused(Permission permission, List<NodeName> asked, Namespaces namespaces) {
        return nodes(permission)
                .flatMap(patterns -> asked.stream()
                        .filter(node -> patterns.stream().noneMatch(pattern -> pattern.matches(node, namespaces)))
                        .findFirst());
    }
}

package io.opcuaws.domain.access;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.TargetAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where clients may go and what they may do there, as the operator wants it at one time.
 *
 * @param targets servers that have a name
 * @param openRights what clients may do on servers that they name by their URL
 * @param readOnly nobody may change anything in any plant, whatever the rights say
 */
public record AccessRules(Map<String, NamedTarget> targets, Rights openRights, boolean readOnly) {

    /** No target has a name, and everybody may do everything. */
    public static final AccessRules OPEN = new AccessRules(Map.of(), Rights.EVERYBODY_EVERYTHING, false);

    public AccessRules {
        Map<String, NamedTarget> named = new TreeMap<>();
        targets.forEach((name, target) ->
                named.put(name, new NamedTarget(target.settings().named(name), target.rights())));
        targets = Map.copyOf(named);
    }

    /** How to log in to the target that a client asks for; empty if it is none, or none for this client. */
    public Optional<SessionSettings> settings(LoginTarget asked, ClientIdentity client) {
        Optional<SessionSettings> settings = asked instanceof LoginTarget.Named named
                ? Optional.ofNullable(targets.get(named.name())).map(NamedTarget::settings)
                : Optional.of(((LoginTarget.Open) asked).settings());
        return settings.filter(found -> !permissions(found, client).isEmpty());
    }

    /**
     * What a client may do in a session that was opened so. Nothing, if that was a target's name and the target is not any more
     * what it was: the rights of another server are not those of this one.
     */
    public Permissions permissions(SessionSettings opened, ClientIdentity client) {
        Permissions permissions = opened.target()
                .map(name -> Optional.ofNullable(targets.get(name))
                        .filter(target -> target.settings().equals(opened))
                        .map(target -> target.rights().of(client))
                        .orElse(Permissions.NONE))
                .orElseGet(() -> openRights.of(client));
        return readOnly ? permissions.withoutChanges() : permissions;
    }

    /** Whether a client may ask servers that it names by their URL who they are. */
    public boolean mayDiscover(ClientIdentity client) {
        return openRights.of(client).has(Permission.READ);
    }

    /** The targets that a client may use, by name. */
    public List<TargetAccess> targetsOf(ClientIdentity client) {
        return new TreeMap<>(targets)
                .entrySet().stream()
                        .map(target -> access(
                                target.getKey(), permissions(target.getValue().settings(), client)))
                        .filter(access -> !access.allowed().isEmpty())
                        .toList();
    }

    private static TargetAccess access(String name, Permissions permissions) {
        return new TargetAccess(
                name,
                permissions.allowed(),
                permissions.nodes(Permission.WRITE).map(AccessRules::texts),
                permissions.nodes(Permission.CALL).map(AccessRules::texts));
    }

    private static List<String> texts(List<NodePattern> patterns) {
        return patterns.stream().map(NodePattern::toString).toList();
    }
}

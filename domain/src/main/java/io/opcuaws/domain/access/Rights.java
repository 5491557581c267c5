package io.opcuaws.domain.access;

import io.opcuaws.domain.port.ClientIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what on a target.
 *
 * @param rules empty: everybody may do everything
 */
public record Rights(Optional<List<AccessRule>> rules) {

    public static final Rights EVERYBODY_EVERYTHING = new Rights(Optional.empty());

    public Rights {
        rules = rules.map(List::copyOf);
    }

    public static Rights of(List<AccessRule> rules) {
        return new Rights(Optional.of(rules));
    }

    Permissions of(ClientIdentity client) {
        return rules.map(all -> Permissions.union(
                        all.stream().filter(rule -> rule.isFor(client)).toList()))
                .orElse(Permissions.ALL);
    }
}

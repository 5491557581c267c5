package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Type;
import io.opcuaws.app.config.Types;
import io.opcuaws.domain.access.AccessRule;
import io.opcuaws.domain.access.NodePattern;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may do what on a target. */
final class RightsKeys {

    private static final Type<List<NodePattern>> PATTERNS = Types.listOf(
            Types.text().as("a pattern of NodeIds such as ns=2;s=Boiler.* or nsu=urn:plant;*", NodePattern::of));

    private static final Key<List<String>> CLIENTS = Key.of("clients", Types.listOf(Types.text()))
            .describedAs("Names of clients; \"*\" is everybody, also a client that was not asked who it is.")
            .required();

    private static final Key<List<Permission>> ALLOW = Key.of("allow", Types.listOf(Types.choice(Permission.class)))
            .describedAs("What they may do; read is also browse, subscribe and history read.")
            .required();

    private static final Key<Optional<List<NodePattern>>> WRITE_NODES = Key.of("write-nodes", PATTERNS)
            .describedAs("Of write: the nodes, e.g. \"ns=2;s=Boiler.*\" or \"nsu=urn:plant;*\". Left out: every node.")
            .optional();

    private static final Key<Optional<List<NodePattern>>> CALL_NODES = Key.of("call-nodes", PATTERNS)
            .describedAs("Of call: the methods, as for write-nodes. Left out: every method.")
            .optional();

    /** A list of rules. */
    static final Type<Rights> TYPE = Types.listOf(
                    Types.record(List.of(CLIENTS, ALLOW, WRITE_NODES, CALL_NODES), RightsKeys::rule))
            .as("a list of rules", Rights::of);

    private RightsKeys() {}

    private static AccessRule rule(Settings settings) {
        return new AccessRule(
                Set.copyOf(settings.get(CLIENTS)),
                Set.copyOf(settings.get(ALLOW)),
                settings.get(WRITE_NODES),
                settings.get(CALL_NODES));
    }
}

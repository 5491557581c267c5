package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.opcua.OpcUaRules;
import io.opcuaws.opcua.OpcUaSettings;
import java.nio.file.Path;
import java.util.List;

/** How OPC UA servers are dealt with. */
public final class ServerKeys {

    public static final Key<Path> DATA_DIR = Key.of("data-dir", Types.location())
            .shortName("--data-dir")
            .describedAs("The folder of the gateway's own certificate, and of trusted/, issuers/ and rejected/ ones.")
            .byDefault("opcua-ws-gateway-data");

    public static final Key<Boolean> TRUST_ALL_SERVERS = Key.of("security.trust-all-servers", Types.flag())
            .shortName("--trust-all-servers")
            .describedAs("Trust every server's certificate. For trials only: anybody can then pose as a server.")
            .byDefault("false");

    static final Key<WeakPolicies> WEAK_POLICIES = Key.of("security.weak-policies", Types.choice(WeakPolicies.class))
            .describedAs(
                    "Basic128Rsa15 and Basic256, for messages and for users' secrets: warn of them once per server, or"
                            + " refuse them with BadSecurityPolicyRejected. Refused, a session does not come back with them either.")
            .isReloaded()
            .byDefault("warn");

    static final Section SECTION = new Section(
            "OPC UA servers",
            "What is put into `trusted/` or `issuers/`, or taken out, counts from the next login on.",
            List.of(DATA_DIR, TRUST_ALL_SERVERS, WEAK_POLICIES),
            Section.Check.NONE);

    private ServerKeys() {}

    enum WeakPolicies {
        WARN,
        FORBID
    }

    public static OpcUaSettings opcUa(Settings settings) {
        return OpcUaSettings.in(settings.get(DATA_DIR)).withTrustAllServers(settings.get(TRUST_ALL_SERVERS));
    }

    /** What may change while the gateway runs. */
    public static OpcUaRules rules(Settings settings) {
        return new OpcUaRules(
                TargetKeys.allowed(settings),
                settings.get(WEAK_POLICIES) == WeakPolicies.FORBID,
                settings.get(LimitKeys.SUBSCRIPTIONS_PER_SESSION),
                settings.get(LimitKeys.MONITORED_ITEMS_PER_SESSION));
    }
}

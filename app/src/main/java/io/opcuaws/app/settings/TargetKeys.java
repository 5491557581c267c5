package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Problems;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Type;
import io.opcuaws.app.config.Types;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.OpenTargets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where clients may go, and what they may do there. */
public final class TargetKeys {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SERVER_URL = Pattern.compile("(?i:opc\\.tcp)://[^\\s/?#@]+(?:/\\S*)?");

    private static final Key<String> URL = Key.of(
                    "url", Types.text().as("a URL such as opc.tcp://host:4840", TargetKeys::serverUrl))
            .describedAs("Where the server is.")
            .required();

    private static final Key<SecurityPolicy> SECURITY_POLICY = Key.of(
                    "security-policy", choice(SecurityPolicy.values(), TargetKeys::shortName))
            .describedAs("The policy that secures messages to the server.")
            .byDefault(shortName(SecurityPolicy.BASIC256_SHA256));

    private static final Key<Optional<SecurityMode>> SECURITY_MODE = Key.of(
                    "security-mode", choice(SecurityMode.values(), TargetKeys::shortName))
            .describedAs("How messages are secured. Left out: SignAndEncrypt, or None with the policy None.")
            .optional();

    private static final Key<Optional<UserIdentity>> USER = Key.of("user", UserKeys.TYPE)
            .describedAs("Who the gateway is to the server. Left out: anonymous.")
            .optional();

    private static final Key<Optional<Rights>> RIGHTS = Key.of("rights", RightsKeys.TYPE)
            .describedAs(
                    "Who may do what there; what no rule allows is refused. Left out: everybody may do everything.")
            .optional();

    public static final Key<Map<String, NamedTarget>> TARGETS = Key.of(
                    "targets",
                    Types.named(Types.record(
                            List.of(URL, SECURITY_POLICY, SECURITY_MODE, USER, RIGHTS), TargetKeys::target)))
            .describedAs(
                    "Servers that clients log in to by a name (Target in GW_LoginRequest), without knowing more of them.")
            .isReloaded()
            .byDefault("{}");

    static final Key<Optional<OpenTargets>> OPEN_ALLOW = Key.of(
                    "open-targets.allow",
                    Types.listOf(Types.text())
                            .as(
                                    "a list of hosts such as plc-*.plant.example, 10.0.0.0/24:4840, [fd12::]/16:4840-4850",
                                    OpenTargets::new))
            .describedAs(
                    "The servers that clients may name by their URL: host patterns, addresses and networks, each with a port, a"
                            + " range of ports, or for all ports. It is the address that is connected to which counts. Link-local addresses and"
                            + " those of cloud metadata are never connected to. Left out: all, if only this machine can connect (or with"
                            + " --insecure), else none.")
            .isReloaded()
            .optional();

    public static final Key<Optional<Rights>> OPEN_RIGHTS = Key.of("open-targets.rights", RightsKeys.TYPE)
            .describedAs("Who may do what on servers that clients name by their URL; also who may ask such servers"
                    + " (FindServers, GetEndpoints). Left out: everybody may do everything.")
            .isReloaded()
            .optional();

    public static final Key<Boolean> READ_ONLY = Key.of("read-only", Types.flag())
            .describedAs("Nobody may write, call, update history or manage nodes, whatever the rights say.")
            .isReloaded()
            .byDefault("false");

    static final Section SECTION = new Section(
            "Targets",
            "A right that is taken away is gone at once, in open sessions too. A session ends when its client may not read"
                    + " there any more, or when the target was changed.",
            List.of(TARGETS, OPEN_ALLOW, OPEN_RIGHTS, READ_ONLY),
            TargetKeys::check);

    private TargetKeys() {}

    /** The rules that these settings make. */
    public static AccessRules access(Settings settings) {
        return new AccessRules(
                settings.get(TARGETS),
                clientsMayNameServers(settings)
                        ? settings.get(OPEN_RIGHTS).orElse(Rights.EVERYBODY_EVERYTHING)
                        : Rights.of(List.of()),
                settings.get(READ_ONLY));
    }

    /** The servers that clients may name by their URL. */
    static OpenTargets allowed(Settings settings) {
        return settings.get(OPEN_ALLOW)
                .orElse(ExposureKeys.mayBeUnlimited(settings) ? OpenTargets.EVERYTHING : OpenTargets.NOTHING);
    }

    private static boolean clientsMayNameServers(Settings settings) {
        return settings.get(OPEN_ALLOW).isPresent() || ExposureKeys.mayBeUnlimited(settings);
    }

    private static NamedTarget target(Settings settings) {
        SecurityPolicy policy = settings.get(SECURITY_POLICY);
        SecurityMode fitting = policy == SecurityPolicy.NONE ? SecurityMode.NONE : SecurityMode.SIGN_AND_ENCRYPT;
        SecurityMode mode = settings.get(SECURITY_MODE).orElse(fitting);
        if ((policy == SecurityPolicy.NONE) != (mode == SecurityMode.NONE)) {
            throw new IllegalArgumentException("security-mode must be None with security-policy None, and only then");
        }
        return new NamedTarget(
                new SessionSettings(
                        settings.get(URL),
                        policy,
                        mode,
                        settings.get(USER).orElseGet(UserIdentity.Anonymous::new),
                        Optional.empty(),
                        Optional.empty()),
                settings.get(RIGHTS).orElse(Rights.EVERYBODY_EVERYTHING));
    }

    private static String serverUrl(String text) {
        if (!SERVER_URL.matcher(text).matches()) {
            throw new IllegalArgumentException("it has another scheme, no host, or a user in it");
        }
        return text;
    }

    private static void check(Settings settings, Problems problems) {
        for (String name : settings.get(TARGETS).keySet()) {
            if (!NAME.matcher(name).matches()) {
                problems.add(
                        settings.origin(TARGETS),
                        TARGETS.path() + "." + name,
                        "must have a name of letters, digits, dots, dashes and underscores, at most 64");
            }
        }
    }

    private static <E> Type<E> choice(E[] constants, Function<E, String> name) {
        Map<String, E> byName = Arrays.stream(constants).collect(Collectors.toMap(name, Function.identity()));
        String names = Arrays.stream(constants).map(name).collect(Collectors.joining(", "));
        return Types.text().as("one of " + names, text -> {
            E found = byName.get(text);
            if (found == null) {
                throw new IllegalArgumentException("it is " + text);
            }
            return found;
        });
    }

    private static String shortName(SecurityPolicy policy) {
        return policy.uri().substring(policy.uri().indexOf('#') + 1);
    }

    private static String shortName(SecurityMode mode) {
        return Arrays.stream(mode.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

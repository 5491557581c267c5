package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Problems;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.opcua.OpenTargets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What there must be before other machines may connect. */
public final class ExposureKeys {

    static final Key<Boolean> INSECURE = Key.of("listen.insecure", Types.flag())
            .shortName("--insecure")
            .describedAs("Listen for other machines although TLS, authentication or the list of servers is missing:"
                    + " for a network that keeps strangers out by itself.")
            .byDefault("false");

    static final Section SECTION = new Section(
            "Exposure",
            "The gateway listens on this machine's own address. To listen on another, it needs TLS (`listen.tls`), clients that"
                    + " prove who they are (`clients.authentication`), and a list of the servers that they may go to (`targets`,"
                    + " `open-targets.allow`); else it does not start, and says what to add.",
            List.of(INSECURE),
            ExposureKeys::check);

    private ExposureKeys() {}

    /** A defence that is missing, and how to add it. */
    private enum Missing {
        TLS("TLS: who is on the way can read passwords and change values", """
                listen:
                  tls: {certificate: chain.pem, key: key.pem}"""),
        AUTHENTICATION("authentication: whoever reaches the gateway may use it", """
                clients:
                  authentication: token
                  tokens: {dashboard: {sha256: HEX}} # printed by --hash-token, which reads a token"""),
        TARGETS("a list of servers: clients could go anywhere in the gateway's network", """
                targets:
                  line-3: {url: "opc.tcp://10.0.0.5:4840"}""");

        private final String what;
        private final String yaml;

        Missing(String what, String yaml) {
            this.what = what;
            this.yaml = yaml;
        }

        private String advice() {
            return "- " + what + ". To add it:\n" + yaml.indent(4).stripTrailing();
        }
    }

    /** What an operator should be reminded of who has said that it may be missing; empty if nothing is. */
    public static List<String> missing(Settings settings) {
        return found(settings).stream().map(missing -> missing.what).toList();
    }

    /**
     * Whether clients may go to any server whose URL they know, if the operator does not say to which. Not if other machines are
     * clients: they could reach with the gateway what they cannot reach themselves.
     */
    static boolean mayBeUnlimited(Settings settings) {
        return settings.get(INSECURE) || isLoopback(settings);
    }

    private static void check(Settings settings, Problems problems) {
        Set<Missing> missing = found(settings);
        if (!missing.isEmpty() && !settings.get(INSECURE)) {
            problems.add(
                    settings.origin(ListenKeys.HOST) + ": " + ListenKeys.HOST.path() + " lets other machines connect ("
                            + settings.get(ListenKeys.HOST) + "), and there is missing\n"
                            + String.join(
                                    "\n", missing.stream().map(Missing::advice).toList())
                            + "\nAdd this to the configuration file, or say --insecure if the network keeps strangers out by itself.");
        }
    }

    private static Set<Missing> found(Settings settings) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (isLoopback(settings)) {
            return missing;
        }
        if (settings.get(ListenKeys.TLS).isEmpty()) {
            missing.add(Missing.TLS);
        }
        List<ClientKeys.Method> methods = settings.get(ClientKeys.AUTHENTICATION);
        if (methods.isEmpty() || methods.contains(ClientKeys.Method.NONE)) {
            missing.add(Missing.AUTHENTICATION);
        }
        Optional<OpenTargets> open = settings.get(TargetKeys.OPEN_ALLOW);
        if (open.isEmpty()
                ? settings.get(TargetKeys.TARGETS).isEmpty()
                : open.get().isUnlimited()) {
            missing.add(Missing.TARGETS);
        }
        return missing;
    }

    /** Whether only this machine can connect. A name that leads nowhere is not looked at as if it did. */
    private static boolean isLoopback(Settings settings) {
        try {
            return InetAddress.getByName(settings.get(ListenKeys.HOST)).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

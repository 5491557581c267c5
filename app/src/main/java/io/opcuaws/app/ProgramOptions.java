package io.opcuaws.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the program can do beside running the gateway. */
@Command(
        name = "opcua-ws-gateway",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        separator = "=",
        description = "Lets web pages and scripts talk to OPC UA servers in JSON, over WebSocket.")
final class ProgramOptions {

    @Option(
            names = "--print-config",
            description = "Print every setting that holds and where it comes from, secrets masked, and end.")
    private boolean printConfig;

    @Option(
            names = "--hash-token",
            description = "Read a client's token from standard input, print its hash for clients.tokens, and end.")
    private boolean hashToken;

    boolean hashToken() {
        return hashToken;
    }

    boolean printConfig() {
        return printConfig;
    }
}

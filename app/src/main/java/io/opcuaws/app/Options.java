package io.opcuaws.app;

import io.opcuaws.domain.Limits;
import io.opcuaws.domain.ResumeLimits;
import io.opcuaws.ws.OutboundLimits;
import io.opcuaws.ws.WebSocketSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the gateway is told: on the command line, or under the same names in the file that {@code --config} names. */
@Command(
        name = "opcua-ws-gateway",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Lets web pages and scripts talk to OPC UA servers in JSON, over WebSocket.")
final class Options {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on" + DEFAULT)
    private String host = WebSocketSettings.DEFAULT.host();

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on; 0 takes a free one" + DEFAULT)
    private int port = WebSocketSettings.DEFAULT.port();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where the gateway keeps its own certificate and those of the servers that it trusts" + DEFAULT)
    private Path dataDir = Path.of("opcua-ws-gateway-data");

    @Option(
            names = ConfigFile.OPTION,
            paramLabel = "FILE",
            description = "A YAML file with any of these options, named without the dashes; the command line wins.")
    private @Nullable Path config;

    @Option(
            names = "--trust-all-servers",
            description = "Trust every server's certificate. For trials only: anybody can then pose as a server.")
    private boolean trustAllServers;

    @Option(names = "--demo", description = "Also start a demo OPC UA server, and trust it.")
    private boolean demo;

    @Option(
            names = "--demo-port",
            paramLabel = "PORT",
            description = "The demo server's port; 0 takes a free one (default: 4840, or a free one if that is taken).")
    private @Nullable Integer demoPort;

    @Option(
            names = "--max-message-bytes",
            paramLabel = "BYTES",
            description = "The longest message a client may send; a longer one closes its connection" + DEFAULT)
    private int maxMessageBytes = WebSocketSettings.DEFAULT.maxMessageBytes();

    @Option(
            names = "--max-nesting",
            paramLabel = "LEVELS",
            description = "The deepest nesting of a message's JSON" + DEFAULT)
    private int maxNesting = WebSocketSettings.DEFAULT.maxNesting();

    @Option(
            names = "--outbound-high-water-bytes",
            paramLabel = "BYTES",
            description =
                    "When more waits for a client that reads slowly, of each monitored item only the newest value does"
                            + DEFAULT)
    private long outboundHighWaterBytes = OutboundLimits.DEFAULT.highWaterBytes();

    @Option(
            names = "--max-outbound-bytes",
            paramLabel = "BYTES",
            description = "How much may wait for a client that reads slowly; more closes its connection" + DEFAULT)
    private long maxOutboundBytes = OutboundLimits.DEFAULT.maxBytes();

    @Option(
            names = "--ping-interval",
            paramLabel = "MS",
            description = "A client that was silent so long is pinged, and closed after twice that time" + DEFAULT)
    private long pingInterval = WebSocketSettings.DEFAULT.pingInterval().toMillis();

    @Option(names = "--max-sessions", paramLabel = "COUNT", description = "Sessions per connection" + DEFAULT)
    private int maxSessions = Limits.DEFAULT.sessions();

    @Option(
            names = "--max-requests-in-flight",
            paramLabel = "COUNT",
            description = "Requests per connection that may wait for their answers" + DEFAULT)
    private int maxRequestsInFlight = Limits.DEFAULT.requestsInFlight();

    @Option(
            names = "--default-timeout",
            paramLabel = "MS",
            description = "How long an answer may take if the request does not say" + DEFAULT)
    private long defaultTimeout = Limits.DEFAULT.defaultTimeout().toMillis();

    @Option(
            names = "--max-timeout",
            paramLabel = "MS",
            description = "The most that a request can ask for; more is capped" + DEFAULT)
    private long maxTimeout = Limits.DEFAULT.maxTimeout().toMillis();

    @Option(
            names = "--max-resume-window",
            paramLabel = "MS",
            description = "The longest that a session waits for its client when the connection is gone; 0: none waits"
                    + DEFAULT)
    private long maxResumeWindow = ResumeLimits.DEFAULT.maxWindow().toMillis();

    @Option(
            names = "--resume-values",
            paramLabel = "COUNT",
            description = "How many values of what it said a session keeps for a client that comes back" + DEFAULT)
    private long resumeValues = ResumeLimits.DEFAULT.keptValues();

    @Option(
            names = "--max-resumable-sessions",
            paramLabel = "COUNT",
            description =
                    "Sessions of all clients that can be resumed; further ones end with their connection" + DEFAULT)
    private long maxResumableSessions = ResumeLimits.DEFAULT.sessions();

    private boolean helpOrVersion;

    /**
     * Reads the command line, and the configuration file if it names one. If help or the version was asked for, that is
     * printed to standard output and {@link #onlyHelp} is true.
     *
     * @throws picocli.CommandLine.ParameterException for a mistake on the command line
     * @throws IllegalArgumentException for a mistake in the configuration file
     */
    static Options parse(String... args) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        commandLine.parseArgs(args);
        if (options.config != null) {
            commandLine.setDefaultValueProvider(ConfigFile.read(options.config, commandLine.getCommandSpec()));
            commandLine.parseArgs(args);
        }
        options.helpOrVersion = CommandLine.printHelpIfRequested(commandLine.getParseResult());
        return options;
    }

    boolean onlyHelp() {
        return helpOrVersion;
    }

    Path dataDir() {
        return dataDir;
    }

    boolean trustAllServers() {
        return trustAllServers;
    }

    boolean demo() {
        return demo;
    }

    /** Empty: the standard port if it is free. */
    OptionalInt demoPort() {
        return demoPort == null ? OptionalInt.empty() : OptionalInt.of(demoPort);
    }

    /** @throws IllegalArgumentException naming the option that is out of its range */
    WebSocketSettings webSocket() {
        return new WebSocketSettings(
                host,
                (int) within("--port", port, 0, 65_535),
                (int) within("--max-message-bytes", maxMessageBytes, 1_024, 1 << 30),
                (int) within("--max-nesting", maxNesting, 8, 500),
                outbound(),
                Duration.ofMillis(within("--ping-interval", pingInterval, 100, Integer.MAX_VALUE)));
    }

    private OutboundLimits outbound() {
        long most = within("--max-outbound-bytes", maxOutboundBytes, 1_024, Long.MAX_VALUE);
        return new OutboundLimits(within("--outbound-high-water-bytes", outboundHighWaterBytes, 1, most), most);
    }

    /** @throws IllegalArgumentException naming the option that is out of its range */
    ResumeLimits resumeLimits() {
        return new ResumeLimits(
                Duration.ofMillis(within("--max-resume-window", maxResumeWindow, 0, Integer.MAX_VALUE)),
                (int) within("--resume-values", resumeValues, 1, 10_000_000),
                (int) within("--max-resumable-sessions", maxResumableSessions, 1, 1_000_000));
    }

    /** @throws IllegalArgumentException naming the option that is out of its range */
    Limits limits() {
        long longest = within("--max-timeout", maxTimeout, 1, Integer.MAX_VALUE);
        return new Limits(
                (int) within("--max-sessions", maxSessions, 1, 10_000),
                (int) within("--max-requests-in-flight", maxRequestsInFlight, 1, 1_000_000),
                Duration.ofMillis(within("--default-timeout", defaultTimeout, 1, longest)),
                Duration.ofMillis(longest));
    }

    private static long within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}

package io.opcuaws.app;

import ch.qos.logback.classic.LoggerContext;
import io.opcuaws.app.config.CommandLineArguments;
import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.PrintedConfig;
import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Reloader;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Sources;
import io.opcuaws.app.logging.LogForm;
import io.opcuaws.app.settings.GatewayKeys;
import io.opcuaws.app.settings.LogKeys;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.ws.auth.TokenHash;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;

/**
 * Starts the gateway and lets it run until the process is told to end (SIGTERM, SIGINT).
 *
 * <p>Exit codes: 0 after a regular end, 1 if the gateway could not start, 2 for a mistake in the configuration, wherever it
 * was given.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int FAILED = 1;
    private static final int MIN_TOKEN = 20;
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(2);

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exitCode = run(args, System.getenv(), System.out, System.err);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    private static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        try {
            ProgramOptions program = new ProgramOptions();
            CommandLineArguments arguments = CommandLineArguments.parse(program, GatewayKeys.ALL, environment, args);
            if (arguments.printsHelp()) {
                return CommandLine.ExitCode.OK;
            }
            if (program.hashToken()) {
                return hashToken(new InputStreamReader(System.in, StandardCharsets.UTF_8), out, err);
            }
            Settings settings = arguments.sources().load();
            if (settings.get(LogKeys.FORMAT) == LogKeys.Format.JSON) {
                LogForm.json((LoggerContext) LoggerFactory.getILoggerFactory());
            }
            LogLevels logLevels = new LogLevels((LoggerContext) LoggerFactory.getILoggerFactory());
            logLevels.prepare(settings).run();
            settings.warnings().forEach(warning -> LOG.warn("{}", warning));
            if (program.printConfig()) {
                out.print(PrintedConfig.of(GatewayKeys.ALL, settings));
            } else {
                RunningGateway gateway = start(settings, out);
                reloadOnChange(arguments.sources(), settings, List.of(logLevels, gateway));
                new CountDownLatch(1).await(); // until the process is told to end
            }
            return CommandLine.ExitCode.OK;
        } catch (ConfigException mistake) {
            err.println(mistake.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (StartException failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }

    /** A token that can be guessed can be guessed from its hash, too. */
    private static int hashToken(Reader in, PrintStream out, PrintStream err) {
        String token = new BufferedReader(in).lines().findFirst().orElse("").strip();
        if (token.length() < MIN_TOKEN) {
            err.println(
                    "A token must have " + MIN_TOKEN + " characters at least; make one with: openssl rand -base64 32");
            return CommandLine.ExitCode.USAGE;
        }
        out.println(TokenHash.of(Secret.ofText(token)).hex());
        return CommandLine.ExitCode.OK;
    }

    private static RunningGateway start(Settings settings, PrintStream out) throws StartException {
        RunningGateway gateway = new RunningGateway(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            gateway.close();
            // After a signal the JVM would end with 128 + its number; being told to end is a regular end.
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }));
        out.println("opcua-ws-gateway " + Version.text() + " listens on " + gateway.url());
        gateway.consoleUrl().ifPresent(console -> out.println("the console is on " + console));
        gateway.docsUrl().ifPresent(docs -> out.println("the reference of all messages is on " + docs));
        gateway.managementUrl().ifPresent(management -> out.println("metrics and health are on " + management));
        gateway.demoUrl().ifPresent(demoUrl -> out.println(DemoHints.text(gateway.url(), demoUrl)));
        out.flush();
        return gateway;
    }

    private static void reloadOnChange(Sources sources, Settings settings, List<Reloadable> parts) {
        Reloader reloader = Reloader.start(sources, settings, parts, LOOK_AT_FILES);
        HangUpSignal.does(reloader::reload);
    }
}

package io.opcuaws.app;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Starts the gateway and lets it run until the process is told to end (SIGTERM, SIGINT).
 *
 * <p>Exit codes: 0 after a regular end, 1 if the gateway could not start, 2 for a mistake on the command line or in the
 * configuration file.
 */
public final class Main {

    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exitCode = run(args, System.out, System.err);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            if (!options.onlyHelp()) {
                start(options, out);
                new CountDownLatch(1).await(); // until the process is told to end
            }
            return CommandLine.ExitCode.OK;
        } catch (ParameterException | IllegalArgumentException mistake) {
            err.println(mistake.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (StartException failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }

    private static void start(Options options, PrintStream out) throws StartException {
        RunningGateway gateway = new RunningGateway(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            gateway.close();
            // After a signal the JVM would end with 128 + its number; being told to end is a regular end.
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }));
        out.println("opcua-ws-gateway " + Version.text() + " listens on " + gateway.url());
        gateway.demoUrl().ifPresent(demoUrl -> out.println(DemoHints.text(gateway.url(), demoUrl)));
        out.flush();
    }
}

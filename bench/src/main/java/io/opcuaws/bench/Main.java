package io.opcuaws.bench;

import io.opcuaws.bench.load.LoadRun;
import java.net.URISyntaxException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar bench/target/opcua-ws-gateway-bench.jar RUN}: runs it, prints its figures, fails if it did not hold. */
@Command(
        name = "opcua-ws-gateway-bench",
        mixinStandardHelpOptions = true,
        subcommands = {LoadRun.class, ProfileRun.class, JmhRun.class, SlowClientRun.class, CutsRun.class},
        description = "Loads the gateway as its users do, and says what it did.")
final class Main {

    private static final String GATEWAY_JAR = "gateway.jar";

    private Main() {}

    public static void main(String[] args) throws URISyntaxException {
        if (System.getProperty(GATEWAY_JAR) == null) {
            Path ownJar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            System.setProperty(
                    GATEWAY_JAR,
                    ownJar.resolve("../../../app/target/opcua-ws-gateway.jar")
                            .normalize()
                            .toString());
        }
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

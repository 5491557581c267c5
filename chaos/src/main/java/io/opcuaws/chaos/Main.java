package io.opcuaws.chaos;

import io.opcuaws.chaos.server.ServerKind;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** {@code java -jar chaos/target/opcua-ws-gateway-chaos.jar RUN}: runs it, says what it found, fails if a promise was broken. */
@Command(
        name = "opcua-ws-gateway-chaos",
        mixinStandardHelpOptions = true,
        subcommands = {ChaosRun.class, SoakRun.class, PlotRun.class},
        description = "Hurts the gateway on purpose, or loads it for long, and says what it made of that.")
final class Main {

    private static final String APP_FOLDER = "app.folder";

    private Main() {}

    public static void main(String[] args) throws URISyntaxException {
        if (System.getProperty(APP_FOLDER) == null) {
            Path ownJar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            System.setProperty(
                    APP_FOLDER, ownJar.resolve("../../../app").normalize().toString());
        }
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return new CommandLine(new Main())
                .registerConverter(ServerKind.class, Main::server)
                .execute(args);
    }

    private static ServerKind server(String name) {
        return Arrays.stream(ServerKind.values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("no such server: " + name));
    }
}

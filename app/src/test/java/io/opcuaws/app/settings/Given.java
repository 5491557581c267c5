package io.opcuaws.app.settings;

import io.opcuaws.app.config.CommandLineArguments;
import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;

/** What an operator gives to the gateway. */
final class Given {

    @Command
    private static final class Program {}

    private Given() {}

    static Settings options(String... arguments) throws ConfigException {
        return CommandLineArguments.parse(new Program(), GatewayKeys.ALL, Map.of(), arguments)
                .sources()
                .load();
    }

    static Settings file(Path folder, String text) throws ConfigException {
        try {
            return options(
                    "--config",
                    Files.writeString(folder.resolve("gateway.yaml"), text).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

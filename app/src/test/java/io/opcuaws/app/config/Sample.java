package io.opcuaws.app.config;

import io.opcuaws.domain.port.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** A small configuration with a key of each type, and the ways to give it. */
final class Sample {

    enum Color {
        RED,
        DARK_BLUE
    }

    record Place(String url, Optional<Secret> password) {}

    static final Key<Integer> PORT = Key.of("listen.port", Types.integer(0, 65_535))
            .shortName("--port")
            .describedAs("The port.")
            .byDefault("8082");
    static final Key<List<String>> ORIGINS = Key.of("listen.origins", Types.listOf(Types.text()))
            .describedAs("Who is let in.")
            .byDefault("[]");
    static final Key<Boolean> DEMO = Key.of("demo", Types.flag()).byDefault("false");
    static final Key<Color> COLOR = Key.of("color", Types.choice(Color.class)).byDefault("red");
    static final Key<Optional<Path>> PAGE = Key.of("page", Types.file()).optional();
    static final Key<Optional<Secret>> PASSWORD =
            Key.of("password", Types.secret()).isReloaded().optional();
    static final Key<Map<String, Integer>> LEVELS =
            Key.of("log.levels", Types.named(Types.integer(0, 9))).byDefault("{}");
    static final Key<Map<String, Place>> PLACES = Key.of("places", Types.named(place()))
            .describedAs("Where one may go.")
            .isReloaded()
            .byDefault("{}");

    static final Sections SECTIONS = new Sections(List.of(
            new Section("Listening", "How to be found.", List.of(PORT, ORIGINS), Section.Check.NONE),
            new Section("Others", "", List.of(DEMO, COLOR, PAGE, PASSWORD, LEVELS, PLACES), (settings, problems) -> {
                if (settings.get(DEMO) && settings.get(PORT) == 1) {
                    problems.add(settings.origin(PORT), PORT.path(), "must not be 1 if demo is true");
                }
                if (settings.get(PORT) == 1
                        && !settings.get(PLACES).containsKey("needed")
                        && settings.get(COLOR) == Color.DARK_BLUE) {
                    problems.add(settings.origin(PLACES), PLACES.path(), "must have 'needed' if the port is 1");
                }
            })));

    @Command(name = "sample", mixinStandardHelpOptions = true)
    static final class Program {}

    private Sample() {}

    private static Type<Place> place() {
        Key<String> url =
                Key.of("url", Types.text()).describedAs("Its address.").required();
        Key<Optional<Secret>> password = Key.of("user.password", Types.secret())
                .describedAs("Its password.")
                .optional();
        return Types.record(List.of(url, password), values -> {
            if (values.get(url).equals("nowhere")) {
                throw new IllegalArgumentException("nowhere is no place");
            }
            return new Place(values.get(url), values.get(password));
        });
    }

    static Settings load(Map<String, String> environment, String... arguments) throws ConfigException {
        return CommandLineArguments.parse(new Program(), SECTIONS, environment, arguments)
                .sources()
                .load();
    }

    static Settings loadFile(Path folder, String text, String... arguments) throws ConfigException {
        return loadFile(folder, text, Map.of(), arguments);
    }

    static Settings loadFile(Path folder, String text, Map<String, String> environment, String... arguments)
            throws ConfigException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = write(folder.resolve("gateway.yaml"), text).toString();
        return load(environment, all);
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.opcuaws.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: an option for every key, and for every place below one. */
public final class CommandLineArguments {

    static final String CONFIG_PATH = "config";

    private static final String DASHES = "--";

    private final CommandLine commandLine;
    private final Sources sources;

    private CommandLineArguments(CommandLine commandLine, Sources sources) {
        this.commandLine = commandLine;
        this.sources = sources;
    }

    /**
     * Reads the arguments; not yet the file that they may name.
     *
     * @param program what the program can do beside running: an object with picocli's annotations
     * @param environment the process's variables; one may name the file
     * @throws ConfigException for a mistake
     */
    public static CommandLineArguments parse(
            Object program, Sections sections, Map<String, String> environment, String... arguments)
            throws ConfigException {
        CommandLine commandLine = new CommandLine(program);
        CommandSpec command = commandLine.getCommandSpec();
        command.addOption(OptionSpec.builder(DASHES + CONFIG_PATH)
                .type(Path.class)
                .paramLabel("FILE")
                .description(
                        "A YAML file with settings; " + Place.variable(CONFIG_PATH) + " is another way to name it.")
                .build());
        sections.keys().forEach(key -> command.addOption(option(key)));
        placesBelow(sections.schema(), command, arguments).forEach(command::addOption);
        try {
            commandLine.parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw new ConfigException(unknown(e.getUnmatched(), sections));
        } catch (ParameterException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
        return new CommandLineArguments(
                commandLine,
                new Sources(sections, file(commandLine, environment), environment, values(commandLine, sections)));
    }

    private static OptionSpec option(Key<?> key) {
        OptionSpec.Builder option = OptionSpec.builder(Sections.options(key).toArray(String[]::new))
                .type(String.class)
                .paramLabel("VALUE")
                .description(description(key));
        if (key.type().isFlag()) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }

    /** Picocli takes a percent sign for the beginning of a format. */
    private static String description(Key<?> key) {
        return (key.description() + " Must be " + key.type().syntax()
                        + key.defaultText().map(text -> "; default: " + text).orElse("") + ".")
                .replace("%", "%%");
    }

    /** What an operator can name below a key, {@code --targets.line-3.url}, is known when it is named. */
    private static List<OptionSpec> placesBelow(Schema schema, CommandSpec command, String... arguments) {
        List<OptionSpec> options = new ArrayList<>();
        for (String argument : arguments) {
            String name = argument.replaceFirst("(?s)=.*", "");
            if (name.startsWith(DASHES)
                    && !command.optionsMap().containsKey(name)
                    && options.stream().noneMatch(option -> option.longestName().equals(name))
                    && schema.find(name.substring(DASHES.length())).isPresent()) {
                options.add(
                        OptionSpec.builder(name).type(String.class).hidden(true).build());
            }
        }
        return options;
    }

    /** What follows a name is not repeated: it may be a secret. */
    private static String unknown(List<String> unmatched, Sections sections) {
        String name = unmatched.get(0).replaceFirst("(?s)=.*", "");
        if (!name.startsWith("-")) {
            return "There is an argument too many on the command line; only options are understood.";
        }
        List<String> names = sections.keys().stream()
                .flatMap(key -> Sections.options(key).stream())
                .toList();
        return name + ": there is no such option"
                + Nearest.to(name, names)
                        .map(near -> "; do you mean " + near + "?")
                        .orElse("");
    }

    private static Optional<Path> file(CommandLine commandLine, Map<String, String> environment) {
        Path named = commandLine.getParseResult().matchedOptionValue(DASHES + CONFIG_PATH, null);
        return Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(environment.get(Place.variable(CONFIG_PATH)))
                        .map(Path::of));
    }

    private static Map<String, String> values(CommandLine commandLine, Sections sections) {
        Map<String, String> values = new TreeMap<>();
        for (OptionSpec option : commandLine.getParseResult().matchedOptions()) {
            if (option.getValue() instanceof String text) {
                path(option, sections).ifPresent(path -> values.put(path, text));
            }
        }
        return values;
    }

    /** One of its names is a key's or a place's, the other a short one. */
    private static Optional<String> path(OptionSpec option, Sections sections) {
        return Stream.of(option.names())
                .filter(name -> name.startsWith(DASHES))
                .map(name -> name.substring(DASHES.length()))
                .filter(path -> sections.schema().find(path).isPresent())
                .findFirst();
    }

    /** Prints the help or the version to standard output if that was asked for, and says whether it was. */
    public boolean printsHelp() {
        return CommandLine.printHelpIfRequested(commandLine.getParseResult());
    }

    public Sources sources() {
        return sources;
    }
}

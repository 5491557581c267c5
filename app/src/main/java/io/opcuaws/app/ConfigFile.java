package io.opcuaws.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The values of a YAML file of {@code key: value} lines; the keys are the long options without their dashes, so that
 * there is one list of settings and not two.
 */
final class ConfigFile implements IDefaultValueProvider {

    static final String OPTION = "--config";

    private final Map<String, String> values;

    private ConfigFile(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if the file cannot be read, is no such YAML, or has a key that is no option; the
     *     message names the file and the key
     */
    static ConfigFile read(Path file, CommandSpec command) {
        JsonNode root = parse(file);
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String option = "--" + entry.getKey();
            if (!optionNames(command).contains(option)) {
                throw new IllegalArgumentException(
                        file + ": there is no setting " + entry.getKey() + "; there are " + settings(command));
            }
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw new IllegalArgumentException(file + ": " + entry.getKey() + " must be a single value");
            }
            values.put(option, entry.getValue().asString());
        }
        return new ConfigFile(values);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? values.get(option.longestName()) : null;
    }

    private static JsonNode parse(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonNode root = new YAMLMapper().readTree(text);
            if (root.isObject() || root.isMissingNode() || root.isNull()) {
                return root;
            }
            throw new IllegalArgumentException(file + ": must be lines of the form key: value");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static Set<String> optionNames(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !Set.of(OPTION, "--help", "--version").contains(name))
                .collect(Collectors.toSet());
    }

    private static String settings(CommandSpec command) {
        return optionNames(command).stream()
                .map(name -> name.substring(2))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

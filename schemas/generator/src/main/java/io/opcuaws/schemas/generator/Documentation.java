package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the schemas and their examples say of services where people read: a page of its own, and a table in the
 * README. {@code Documentation <folder of the repository>}.
 */
public final class Documentation {

    static final String COMMAND = "mvn -q -B -pl schemas/generator compile exec:java@documentation";

    private static final String BEGIN = "<!-- services:begin -->\n";
    private static final String END = "<!-- services:end -->";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Documentation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: <folder of the repository>");
        }
        for (Map.Entry<Path, String> file : files(Path.of(arguments[0])).entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** The files that tell of services, and what they must say. */
    static Map<Path, String> files(Path root) throws IOException {
        List<DocumentedService> services = DocumentedService.readAll(root.resolve("schemas"));
        Path readme = root.resolve("README.md");
        return Map.of(
                readme,
                withTable(Files.readString(readme), services),
                root.resolve("docs").resolve("services.md"),
                page(services));
    }

    private static String withTable(String readme, List<DocumentedService> services) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new SchemaException("README.md: there is no place for the table, " + BEGIN.strip() + " and " + END);
        }
        return readme.substring(0, begin + BEGIN.length()) + table(services) + readme.substring(end);
    }

    private static String table(List<DocumentedService> services) {
        return "| service | status | what it does | an example |\n|---|---|---|---|\n"
                + services.stream().map(Documentation::row).collect(Collectors.joining());
    }

    private static String row(DocumentedService service) {
        return "| [" + service.name() + "](docs/services.md#" + anchor(service) + ") | " + status(service) + " | "
                + cell(service.description()) + " | `"
                + cell(MAPPER.readTree(service.request()).toString()) + "` |\n";
    }

    private static String status(DocumentedService service) {
        return service.known() ? "existing" : "new";
    }

    /** A bar would end the cell, also within code. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String anchor(DocumentedService service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static String page(List<DocumentedService> services) {
        return """
                # Services

                <!-- Written from the schemas and their examples. Change them, then run: %s -->

                What a client can ask an OPC UA server for, with an example each of a request and of its response. Both are in
                dialect v1, where numbers and booleans are strings; on input the native ones are understood as well. Fields that
                a request leaves out have the defaults of its schema. *Existing* is what clients of the existing gateway know.

                """.formatted(COMMAND)
                + services.stream().map(Documentation::section).collect(Collectors.joining("\n"));
    }

    private static String section(DocumentedService service) {
        String request = "GW_" + service.name() + "Request";
        String response = "GW_" + service.name() + "Response";
        return """
                ## %s

                %s *%s, %s%s.*

                Schemas: [%s](../schemas/messages/%s.json), [%s](../schemas/messages/%s.json);
                [more examples](../schemas/examples/%s).

                ```json
                %s
                ```

                ```json
                %s
                ```
                """.formatted(
                        service.name(),
                        service.description(),
                        service.known() ? "Existing" : "New",
                        service.needsSession() ? "in a session" : "without a session",
                        service.changesPlant() ? ", can change the plant" : "",
                        request,
                        request,
                        response,
                        response,
                        request,
                        service.request(),
                        service.response());
    }
}

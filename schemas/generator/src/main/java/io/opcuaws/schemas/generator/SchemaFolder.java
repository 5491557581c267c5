package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of a folder: its {@code messages} and the {@code types} that they share, in the order of their names. */
final class SchemaFolder {

    private static final String DEFINITIONS = "#/$defs/";

    private final List<SchemaDocument> messages;
    private final Map<String, SchemaDocument> documentsById = new TreeMap<>();

    private SchemaFolder(List<SchemaDocument> messages, List<SchemaDocument> types) {
        this.messages = messages;
        Stream.concat(messages.stream(), types.stream()).forEach(document -> {
            if (documentsById.put(document.id(), document) != null) {
                throw new SchemaException(document.file() + ": another file has the same $id");
            }
        });
    }

    static SchemaFolder read(Path folder) throws IOException {
        return new SchemaFolder(readAll(folder.resolve("messages")), readAll(folder.resolve("types")));
    }

    private static List<SchemaDocument> readAll(Path folder) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        List<SchemaDocument> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".json")) {
                    JsonNode root = mapper.readTree(Files.readString(file));
                    String id = Keywords.text(root, "$id")
                            .orElseThrow(() -> new SchemaException(name + ": a schema file needs an $id"));
                    documents.add(new SchemaDocument(name, id, root));
                }
            }
        }
        return List.copyOf(documents);
    }

    List<SchemaDocument> messages() {
        return messages;
    }

    /** What a {@code $ref} in a document stands for: always a named definition, there or in another document. */
    Definition definition(SchemaDocument from, String ref) {
        int fragment = ref.indexOf(DEFINITIONS);
        if (fragment < 0) {
            throw new SchemaException(from.file() + ": " + ref + " does not refer to an element of $defs");
        }
        SchemaDocument document = fragment == 0 ? from : documentsById.get(ref.substring(0, fragment));
        String name = ref.substring(fragment + DEFINITIONS.length());
        if (document == null || !document.root().path("$defs").has(name)) {
            throw new SchemaException(from.file() + ": " + ref + " refers to nothing");
        }
        return new Definition(name, document, document.root().path("$defs").path(name));
    }
}

package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What readers are told of a service. All of it is in its schema and its examples, so that it is said once.
 *
 * @param name its name in OPC UA, e.g. {@code Read}
 * @param known whether clients of the existing gateway know it
 * @param description what it does
 * @param request the example of its request, as it stands in its file
 * @param response the example of its response, as it stands in its file
 */
record DocumentedService(
        String name,
        boolean known,
        boolean needsSession,
        boolean changesPlant,
        String description,
        String request,
        String response) {

    private static final String STATUS = "status";
    private static final String EXISTING = "existing";
    private static final String NEW = "new";

    /** All services of a folder of schemas, those that existing clients know before the new ones, each in order of name. */
    static List<DocumentedService> readAll(Path schemas) throws IOException {
        SchemaFolder folder = SchemaFolder.read(schemas);
        JavaTypes types = new JavaTypes(folder, "");
        List<DocumentedService> services = new ArrayList<>();
        for (SchemaDocument document : folder.messages()) {
            Message message = Message.of(document, types);
            if (message.service().isPresent()) {
                services.add(of(message, message.service().get(), schemas.resolve("examples")));
            }
        }
        services.sort(Comparator.comparing((DocumentedService service) -> !service.known())
                .thenComparing(DocumentedService::name));
        return services;
    }

    private static DocumentedService of(Message message, JsonNode traits, Path examples) throws IOException {
        return new DocumentedService(
                message.subject(),
                isKnown(message, traits),
                Keywords.isTrue(traits, "needsSession"),
                Keywords.isTrue(traits, "changesPlant"),
                message.description(),
                example(examples, message.name()),
                example(examples, "GW_" + message.subject() + "Response"));
    }

    private static boolean isKnown(Message message, JsonNode traits) {
        String status = traits.path(STATUS).asString("");
        return switch (status) {
            case EXISTING -> true;
            case NEW -> false;
            default ->
                throw new SchemaException(message.document().file() + ": " + Keywords.SERVICE + " must say " + STATUS
                        + ", \"" + EXISTING + "\" or \"" + NEW + "\"");
        };
    }

    /** Of a message's valid examples the one that readers are shown. */
    private static String example(Path examples, String message) throws IOException {
        Path file = examples.resolve(message).resolve("valid").resolve("documentation.json");
        if (!Files.exists(file)) {
            throw new SchemaException(message + ": there is no example valid/documentation.json to show");
        }
        return Files.readString(file).strip();
    }
}

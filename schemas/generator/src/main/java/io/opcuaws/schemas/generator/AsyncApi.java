package io.opcuaws.schemas.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages as an AsyncAPI document, version 3.0: all of them on one channel, with their examples, and what answers what. It
 * speaks for the gateway, which receives requests and sends the rest.
 */
public final class AsyncApi {

    private static final String CHANNEL = "gateway";
    private static final String CHANNEL_REF = "#/channels/" + CHANNEL;
    private static final String FAULT = "GW_ServiceFault";
    private static final String FRAME = "asyncapi-frame.json";
    private static final String SHOWN_FIRST = "documentation.json";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path examples;
    private final AsyncApiSchemas schemas;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, MessageGroup> groups = new HashMap<>();

    private AsyncApi(Path schemas) throws IOException {
        SchemaFolder folder = SchemaFolder.read(schemas);
        this.examples = schemas.resolve("examples");
        this.schemas = new AsyncApiSchemas(folder);
        JavaTypes types = new JavaTypes(folder, "");
        List<Message> all = folder.messages().stream()
                .map(document -> Message.of(document, types))
                .toList();
        all.stream()
                .filter(message -> message.kind() != Message.Kind.RESPONSE)
                .forEach(message -> groups.put(message.subject(), MessageGroup.of(message)));
        all.stream()
                .sorted(Comparator.comparing(this::groupOf)
                        .thenComparing(Message::subject)
                        .thenComparing(Message::kind))
                .forEach(message -> messages.put(message.name(), message));
    }

    /** A response belongs where its request does. */
    private MessageGroup groupOf(Message message) {
        MessageGroup group = groups.get(message.subject());
        if (group == null) {
            throw new SchemaException(message.document().file() + ": it answers no request");
        }
        return group;
    }

    /**
     * Makes the document.
     *
     * @param schemas the folder of the schemas and their examples
     * @param version of the gateway
     * @throws IOException if they cannot be read
     */
    public static ObjectNode document(Path schemas, String version) throws IOException {
        return new AsyncApi(schemas).document(version);
    }

    private ObjectNode document(String version) throws IOException {
        ObjectNode document = frame();
        ((ObjectNode) document.path("info")).put("version", version);
        ObjectNode channel = (ObjectNode) document.path("channels").path(CHANNEL);
        ObjectNode onChannel = channel.putObject("messages");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = (ObjectNode) document.remove("components");
        document.set("components", components);
        ObjectNode described = components.putObject("messages");
        for (Message message : messages.values()) {
            refer(onChannel.putObject(message.name()), "#/components/messages/" + message.name());
            describe(described.putObject(message.name()), message);
            if (message.kind() != Message.Kind.RESPONSE) {
                operation(operations.putObject(operationName(message)), message);
            }
        }
        ArrayNode tags = ((ObjectNode) document.path("info")).putArray("tags");
        for (MessageGroup group : MessageGroup.values()) {
            tags.addObject().put("name", group.title()).put("description", group.description());
        }
        components.set("schemas", schemas.all());
        return document;
    }

    /** What is said besides the schemas. */
    private static ObjectNode frame() throws IOException {
        try (InputStream file = AsyncApi.class.getResourceAsStream(FRAME)) {
            return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(file, FRAME));
        }
    }

    private void operation(ObjectNode operation, Message message) {
        boolean request = message.kind() == Message.Kind.REQUEST;
        operation.put("action", request ? "receive" : "send");
        operation.put("title", operationName(message));
        operation.put("summary", message.description());
        refer(operation.putObject("channel"), CHANNEL_REF);
        tag(operation, message);
        ArrayNode sent = operation.putArray("messages");
        refer(sent.addObject(), onChannel(message.name()));
        if (request) {
            ObjectNode reply = operation.putObject("reply");
            refer(reply.putObject("channel"), CHANNEL_REF);
            ArrayNode answers = reply.putArray("messages");
            refer(answers.addObject(), onChannel(response(message)));
            refer(answers.addObject(), onChannel(FAULT));
        }
    }

    /** {@code Read}, {@code DataChangeNotify}. */
    private static String operationName(Message message) {
        return message.kind() == Message.Kind.REQUEST ? message.subject() : message.shortName();
    }

    private String response(Message request) {
        String name = "GW_" + request.subject() + Message.Kind.RESPONSE.text();
        if (!messages.containsKey(name)) {
            throw new SchemaException(request.document().file() + ": there is no " + name + " to answer it");
        }
        return name;
    }

    private void describe(ObjectNode described, Message message) throws IOException {
        described.put("name", message.name());
        described.put("title", message.name());
        described.put("summary", message.description());
        described.put("contentType", "application/json");
        if (message.kind() == Message.Kind.REQUEST || message.kind() == Message.Kind.RESPONSE) {
            refer(described.putObject("correlationId"), "#/components/correlationIds/clientHandle");
        }
        tag(described, message);
        described.set("payload", schemas.ofMessage(message.document()));
        if (!message.otherNames().isEmpty()) {
            message.otherNames().forEach(described.putArray("x-other-names")::add);
        }
        message.service().ifPresent(traits -> described.set(Keywords.SERVICE, traits));
        ArrayNode shown = described.putArray("examples");
        for (Path file : examplesOf(message)) {
            JsonNode payload = MAPPER.readTree(Files.readString(file));
            shown.addObject().put("name", name(file)).set("payload", payload);
        }
    }

    /** Those that are valid; the one that readers are shown of a service comes first. */
    private List<Path> examplesOf(Message message) throws IOException {
        try (Stream<Path> files = Files.list(examples.resolve(message.name()).resolve("valid"))) {
            return files.sorted(Comparator.comparing((Path file) -> !file.endsWith(SHOWN_FIRST))
                            .thenComparing(AsyncApi::name))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }

    private void tag(ObjectNode tagged, Message message) {
        tagged.putArray("tags").addObject().put("name", groupOf(message).title());
    }

    private static String onChannel(String message) {
        return CHANNEL_REF + "/messages/" + message;
    }

    private static void refer(ObjectNode reference, String target) {
        reference.put("$ref", target);
    }
}

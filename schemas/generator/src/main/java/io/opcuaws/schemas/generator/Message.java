package io.opcuaws.schemas.generator;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message, as its schema defines it.
 *
 * @param otherNames other spellings of its name that are accepted
 * @param body what its body is made of; empty if it never has one
 * @param service the traits of the service that it asks for; empty for anything but a service's request
 * @param notification whether it tells something of a subscription
 */
record Message(
        String name,
        List<String> otherNames,
        Kind kind,
        Optional<Definition> body,
        Optional<JsonNode> service,
        boolean notification,
        SchemaDocument document) {

    private static final String PREFIX = "GW_";

    /** What a message is for. */
    enum Kind {
        REQUEST("Request"),
        RESPONSE("Response"),
        NOTIFY("Notify"),
        FAULT("Fault");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** As it ends the names of such messages. */
        String text() {
            return suffix;
        }

        /** The sealed interface over the bodies of such messages. */
        ClassName bodies(String packageName) {
            return ClassName.get(packageName, suffix + "Body");
        }
    }

    static Message of(SchemaDocument document, JavaTypes types) {
        JsonNode root = document.root();
        JsonNode header = root.path("properties").path("Header");
        List<String> names = names(header.path("properties").path("MessageType"));
        if (names.isEmpty()) {
            throw new SchemaException(document.file() + ": the header's MessageType is no const and no enum");
        }
        String name = names.get(0);
        if (!document.file().equals(name + ".json") || !name.startsWith(PREFIX)) {
            throw new SchemaException(document.file() + ": a file is named for its message, " + name);
        }
        types.definitionOf(document, header);
        Optional<Definition> body = Optional.of(root.path("properties").path("Body"))
                .filter(JsonNode::isObject)
                .map(schema -> types.definitionOf(document, schema));
        return new Message(
                name,
                names.subList(1, names.size()),
                kind(document, name),
                body,
                Optional.ofNullable(root.get(Keywords.SERVICE)),
                Keywords.isTrue(root, Keywords.NOTIFICATION),
                document);
    }

    /** Its name, and then the other spellings of it. */
    private static List<String> names(JsonNode messageType) {
        Optional<String> name = Keywords.text(messageType, "const");
        return name.isPresent()
                ? List.of(name.get())
                : messageType.path("enum").values().stream()
                        .map(JsonNode::asString)
                        .toList();
    }

    private static Kind kind(SchemaDocument document, String name) {
        for (Kind kind : Kind.values()) {
            if (name.endsWith(kind.suffix)) {
                return kind;
            }
        }
        throw new SchemaException(document.file() + ": a message is a Request, a Response, a Notify or a Fault");
    }

    /** {@code GW_ReadRequest} is {@code ReadRequest}. */
    String shortName() {
        return name.substring(PREFIX.length());
    }

    /** {@code GW_ReadRequest} belongs to {@code Read}. */
    String subject() {
        return shortName().substring(0, shortName().length() - kind.suffix.length());
    }

    String description() {
        return Keywords.text(document.root(), "description")
                .orElseThrow(() -> new SchemaException(document.file() + ": a message has a description"));
    }
}

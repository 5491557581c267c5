package io.opcuaws.protocol.codec;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads of a message's tree, or of what there is of it, as much of an envelope as possible. */
final class EnvelopeReader {

    private static final String HEADER = "Header";
    private static final String MESSAGE_TYPE = "MessageType";
    private static final Pattern NOT_NEGATIVE = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private EnvelopeReader() {}

    static Envelope read(JsonNode tree) {
        JsonNode header = tree.path(HEADER);
        return new Envelope(
                string(header.path(MESSAGE_TYPE)),
                clientHandle(header),
                text(header.path("SessionId")),
                requestTimeout(header.path("RequestTimeout")));
    }

    /** Why a tree is not a request at all, as a sentence; empty if it is one. */
    static Optional<String> whyNoRequest(JsonNode tree) {
        if (!tree.isObject()) {
            return Optional.of("The message is not a JSON object.");
        }
        if (!tree.path(HEADER).isObject()) {
            return Optional.of("/Header: " + (tree.has(HEADER) ? "must be an object" : "is missing"));
        }
        JsonNode type = tree.path(HEADER).path(MESSAGE_TYPE);
        if (type.isString() && Envelope.isRequest(type.asString())) {
            return Optional.empty();
        }
        return Optional.of("/Header/MessageType: "
                + (type.isMissingNode() ? "is missing" : "must be a string that ends in \"Request\""));
    }

    private static ClientHandle clientHandle(JsonNode header) {
        return text(header.path("ClientHandle"))
                .map(value -> new ClientHandle(value, ClientHandle.Spelling.CLIENT_HANDLE))
                .or(() -> text(header.path("ClientHandler"))
                        .map(value -> new ClientHandle(value, ClientHandle.Spelling.CLIENT_HANDLER)))
                .orElse(ClientHandle.NONE);
    }

    private static OptionalDouble requestTimeout(JsonNode node) {
        return text(node)
                .filter(text -> NOT_NEGATIVE.matcher(text).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isNumber() ? Optional.of(Numbers.plainText(node)) : string(node);
    }
}

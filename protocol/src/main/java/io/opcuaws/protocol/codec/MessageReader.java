package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.codec.Inbound.Rejected;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.RequestBody;
import io.opcuaws.protocol.message.RequestHeader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what clients send: text to tree, tree against the schema of its message, tree to records. Bad input is a
 * {@link Rejected}, never an exception.
 */
public final class MessageReader {

    /** How deep messages may nest unless configured otherwise; the message itself is the first level. */
    public static final int DEFAULT_MAX_DEPTH = 64;

    private static final int MIN_DEPTH = 2;
    private static final String HEADER = "Header";
    private static final String BODY = "Body";

    private final int maxDepth;
    private final int maxOperations;
    private final Map<String, Request> requests = new HashMap<>();
    private final MessageSchemas schemas;

    /** A request that the gateway knows. */
    private record Request(MessageType type, Class<? extends RequestBody> bodyType) {}

    public MessageReader() {
        this(DEFAULT_MAX_DEPTH);
    }

    /** @param maxDepth how deep messages may nest, at least 2 (a message with its header) */
    public MessageReader(int maxDepth) {
        this(maxDepth, Integer.MAX_VALUE);
    }

    /**
     * @param maxDepth how deep messages may nest, at least 2 (a message with its header)
     * @param maxOperations how many entries the lists of a request may have together: nodes to read, items to create
     */
    public MessageReader(int maxDepth, int maxOperations) {
        if (maxDepth < MIN_DEPTH) {
            throw new IllegalArgumentException("no message nests less than " + MIN_DEPTH + " levels: " + maxDepth);
        }
        this.maxDepth = maxDepth;
        this.maxOperations = maxOperations;
        for (MessageType type : MessageType.values()) {
            type.bodyType()
                    .filter(RequestBody.class::isAssignableFrom)
                    .map(body -> body.asSubclass(RequestBody.class))
                    .ifPresent(body -> type.names().forEach(name -> requests.put(name, new Request(type, body))));
        }
        this.schemas = new MessageSchemas(
                requests.values().stream().map(Request::type).distinct().toList());
    }

    /** Reads one message. Any text at all has a result; none throws. */
    public Inbound read(String text) {
        TreeReader reader = new TreeReader(maxDepth);
        try {
            reader.read(text);
        } catch (Unreadable e) {
            return unreadable(EnvelopeReader.read(reader.tree()), e);
        }
        JsonNode tree = reader.tree();
        Envelope envelope = EnvelopeReader.read(tree);
        Optional<String> noRequest = EnvelopeReader.whyNoRequest(tree);
        return noRequest.isPresent() ? noRequest(envelope, noRequest.get()) : request(envelope, (ObjectNode) tree);
    }

    private Inbound unreadable(Envelope envelope, Unreadable reason) {
        boolean request = envelope.messageType().filter(Envelope::isRequest).isPresent();
        return switch (reason.reason()) {
            case DEPTH -> rejected(envelope.withoutMessageType(), Problem.TOO_DEEP, reason.sentence());
            case VALUE ->
                request
                        ? rejected(envelope, Problem.INVALID_CONTENT, reason.sentence())
                        : noRequest(envelope, reason.sentence());
            case SYNTAX -> noRequest(envelope, reason.sentence());
        };
    }

    private Inbound request(Envelope envelope, ObjectNode tree) {
        Request request = requests.get(envelope.messageType().orElseThrow());
        if (request == null) {
            return rejected(envelope, Problem.UNKNOWN_SERVICE, "/Header/MessageType: names no service of the gateway");
        }
        if (operations(tree.path(BODY)) > maxOperations) {
            return rejected(
                    envelope,
                    Problem.TOO_MANY_OPERATIONS,
                    "/Body: its lists have more than " + maxOperations + " entries");
        }
        NullMembers.drop(tree);
        Optional<String> complaint = schemas.complaint(request.type(), tree);
        if (complaint.isPresent()) {
            return rejected(envelope, Problem.INVALID_CONTENT, complaint.get());
        }
        try {
            RequestHeader header = bind(tree, HEADER, RequestHeader.class);
            return new Accepted(envelope, header, bind(withObjectAsBody(tree), BODY, request.bodyType()));
        } catch (Unreadable e) {
            return rejected(envelope, Problem.INVALID_CONTENT, e.sentence());
        }
    }

    /** Whatever the service: it works through its lists. */
    private static long operations(JsonNode body) {
        return body.valueStream()
                .filter(JsonNode::isArray)
                .mapToLong(JsonNode::size)
                .sum();
    }

    /** Where a schema lets an empty string pass as a body it stands for an empty object; only objects become records. */
    private static ObjectNode withObjectAsBody(ObjectNode tree) {
        return tree.path(BODY).isString() ? tree.set(BODY, tree.objectNode()) : tree;
    }

    /** Fails only if a schema lets something pass that its record cannot hold; the client still gets its answer. */
    private <T> T bind(JsonNode tree, String part, Class<T> type) throws Unreadable {
        try {
            return RecordMapper.MAPPER.treeToValue(tree.path(part), type);
        } catch (JacksonException e) {
            throw new Unreadable(Unreadable.Cause.VALUE, "/" + part + Complaint.ofBinding(e));
        }
    }

    private static Inbound noRequest(Envelope envelope, String sentence) {
        return rejected(envelope.withoutMessageType(), Problem.NOT_A_REQUEST, sentence);
    }

    private static Inbound rejected(Envelope envelope, Problem problem, String sentence) {
        return new Rejected(envelope, problem, Complaint.presentable(sentence));
    }
}

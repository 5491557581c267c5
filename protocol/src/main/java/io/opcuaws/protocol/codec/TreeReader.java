package io.opcuaws.protocol.codec;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one text into a tree. Stricter than JSON's grammar where a lax reading could deceive: a name given twice, text
 * behind the value, and strings that are not Unicode are refused. It is used once, by one thread.
 *
 * <p>If it fails midway, {@link #tree()} is what was read before, so that the header can still be used for the answer.
 */
final class TreeReader {

    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final JsonNodeFactory NODES = new SmallObjects();
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private final int maxDepth;
    private JsonNode tree = NODES.missingNode();

    /** @param maxDepth how many objects and arrays may be within each other, at least 1; the outermost counts */
    TreeReader(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** What was read so far; a missing node if that is nothing. */
    JsonNode tree() {
        return tree;
    }

    void read(String text) throws Unreadable {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            read(parser);
        } catch (StreamConstraintsException e) {
            throw new Unreadable(Unreadable.Cause.VALUE, "The text is beyond the limits of the gateway's JSON reader.");
        } catch (JacksonException e) {
            // Jackson's own message quotes the text, which may be a password.
            throw new Unreadable(Unreadable.Cause.SYNTAX, "The text is not JSON" + at(e.getLocation()) + ".");
        }
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private void read(JsonParser parser) throws Unreadable {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new Unreadable(Unreadable.Cause.SYNTAX, "The text is empty.");
        }
        switch (first) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                tree = object;
                fill(object, parser, 1);
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                tree = array;
                fill(array, parser, 1);
            }
            default -> tree = scalar(parser, first);
        }
        if (parser.nextToken() != null) {
            throw new Unreadable(Unreadable.Cause.SYNTAX, "The text goes on behind its JSON value.");
        }
    }

    private void fill(ObjectNode object, JsonParser parser, int depth) throws Unreadable {
        check(parser, depth);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            requireUnicode(name, parser);
            JsonToken token = parser.nextToken();
            if (object.has(name)) {
                throw unreadable(Unreadable.Cause.SYNTAX, parser, "is given twice");
            }
            switch (token) {
                case START_OBJECT -> fill(object.putObject(name), parser, depth + 1);
                case START_ARRAY -> fill(object.putArray(name), parser, depth + 1);
                default -> object.set(name, scalar(parser, token));
            }
        }
    }

    private void fill(ArrayNode array, JsonParser parser, int depth) throws Unreadable {
        check(parser, depth);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> fill(array.addObject(), parser, depth + 1);
                case START_ARRAY -> fill(array.addArray(), parser, depth + 1);
                default -> array.add(scalar(parser, token));
            }
        }
    }

    private void check(JsonParser parser, int depth) throws Unreadable {
        if (depth > maxDepth) {
            throw unreadable(Unreadable.Cause.DEPTH, parser, "is nested deeper than " + maxDepth + " levels");
        }
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) throws Unreadable {
        return switch (token) {
            case VALUE_STRING -> {
                String text = parser.getString();
                requireUnicode(text, parser);
                yield NODES.stringNode(text);
            }
            case VALUE_NUMBER_INT -> Numbers.integer(number(parser));
            case VALUE_NUMBER_FLOAT -> Numbers.decimal(number(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case START_OBJECT,
                    END_OBJECT,
                    START_ARRAY,
                    END_ARRAY,
                    PROPERTY_NAME,
                    NOT_AVAILABLE,
                    VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException("no scalar: " + token);
        };
    }

    private static String number(JsonParser parser) throws Unreadable {
        String text = parser.getString();
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw unreadable(
                    Unreadable.Cause.VALUE, parser, "is a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        return text;
    }

    /** A lone surrogate has no UTF-8 form: it could neither be sent to a server nor back to the client. */
    private static void requireUnicode(String text, JsonParser parser) throws Unreadable {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw unreadable(Unreadable.Cause.VALUE, parser, "must be Unicode, without lone surrogates");
                }
                i++;
            }
        }
    }

    private static Unreadable unreadable(Unreadable.Cause cause, JsonParser parser, String complaint) {
        return new Unreadable(cause, parser.streamReadContext().pathAsPointer() + ": " + complaint);
    }

    /** Most objects of a message have one to three members; Jackson's own have room for twelve. */
    private static final class SmallObjects extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;
        private static final int CAPACITY = 4;

        @Override
        public ObjectNode objectNode() {
            return new ObjectNode(this, new LinkedHashMap<>(CAPACITY));
        }
    }
}

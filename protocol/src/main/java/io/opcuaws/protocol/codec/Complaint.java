package io.opcuaws.protocol.codec;

import com.networknt.schema.Error;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Says what is wrong with a field in words of the schema: its pointer, and what it must be. The schema's words alone, never
 * the field's value: that may be a password.
 */
final class Complaint {

    private static final int MAX_LENGTH = 300;
    private static final String REQUIRED = "required";

    private Complaint() {}

    /**
     * The sentence for an error.
     *
     * @param schema the schema that holds the keyword which was violated
     */
    static String of(Error error, JsonNode schema) {
        String pointer = String.valueOf(error.getInstanceLocation());
        return error.getKeyword().equals(REQUIRED)
                ? pointer + "/" + error.getProperty() + ": is missing"
                : pointer + ": " + demand(schema);
    }

    /** The sentence for a record that could not be made although the schema had nothing against the message. */
    static String ofBinding(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            pointer.append('/')
                    .append(step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()));
        }
        return pointer + ": cannot be understood";
    }

    /**
     * A sentence as a client may see it: of bounded length, and without characters that could not be sent or shown. Names
     * in a pointer are the client's own.
     */
    static String presentable(String sentence) {
        StringBuilder text = new StringBuilder(Math.min(sentence.length(), MAX_LENGTH));
        sentence.codePoints()
                .map(c -> isPresentable(c) ? c : '?')
                .limit(MAX_LENGTH)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isPresentable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static String demand(JsonNode schema) {
        if (schema.has("title")) {
            return "must be " + schema.path("title").asString();
        }
        if (schema.has("enum")) {
            return "must be one of " + alternatives(schema.path("enum"));
        }
        if (schema.has("const")) {
            return "must be " + schema.path("const");
        }
        if (schema.has("type")) {
            return "must be of type " + alternatives(schema.path("type"));
        }
        return schema.isBoolean() ? "must not be given" : "is not valid";
    }

    private static String alternatives(JsonNode values) {
        return values.isArray()
                ? values.values().stream().map(String::valueOf).collect(Collectors.joining(", "))
                : values.toString();
    }
}

package io.opcuaws.opcua.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Looks into a JSON value that a client wrote. */
final class Json {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** Whether nothing is there: no member of that name, or JSON's null. */
    static boolean isAbsent(JsonNode json) {
        return json.isNull() || json.isMissingNode();
    }

    /** @throws BadValueException if it is no string */
    static String string(JsonNode json, String what) {
        if (!json.isString()) {
            throw BadValueException.because("must be " + what + ", a string.");
        }
        return json.stringValue();
    }

    /**
     * @param members those that the object may have; another one is a slip that would otherwise go unnoticed
     * @throws BadValueException if it is no object or has another member
     */
    static JsonNode object(JsonNode json, String what, Set<String> members) {
        if (!json.isObject()) {
            throw BadValueException.because("must be " + what + ", an object.");
        }
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw BadValueException.because("must be " + what + ", which has no such member.")
                        .in(name);
            }
        }
        return json;
    }

    /** The member, read by its form; {@code absent} if it is not there. */
    static <T> T member(JsonNode object, String name, Form<T> form, T absent) {
        JsonNode json = object.path(name);
        return isAbsent(json) ? absent : required(json, name, form);
    }

    /** The member, read by its form; null if it is not there. */
    static <T> @Nullable T optional(JsonNode object, String name, Form<T> form) {
        JsonNode json = object.path(name);
        return isAbsent(json) ? null : required(json, name, form);
    }

    private static <T> T required(JsonNode json, String name, Form<T> form) {
        try {
            return form.read(json);
        } catch (BadValueException e) {
            throw e.in(name);
        }
    }
}

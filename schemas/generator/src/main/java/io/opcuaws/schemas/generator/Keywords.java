package io.opcuaws.schemas.generator;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The keywords of a schema that the generator reads, also those of our own. */
final class Keywords {

    /** On a scalar with {@code "text"}: it is text, and a number in its place means that number's text. */
    static final String VALUE = "x-value";

    /** On a property: it must not be shown. */
    static final String SECRET = "x-secret";

    /** On a property: it is another spelling of the property that this names. */
    static final String ALIAS_OF = "x-alias-of";

    /** On a request: it asks for an OPC UA service with these traits. */
    static final String SERVICE = "x-service";

    /** On a notify: it tells something of a subscription, not of the session. */
    static final String NOTIFICATION = "x-notification";

    private Keywords() {}

    /** The JSON types that a schema itself allows; empty if it says nothing about them. */
    static Set<String> types(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.values().forEach(each -> types.add(each.asString()));
        return types;
    }

    static Optional<String> text(JsonNode schema, String keyword) {
        return schema.path(keyword).isString()
                ? Optional.of(schema.path(keyword).asString())
                : Optional.empty();
    }

    static boolean isTrue(JsonNode schema, String keyword) {
        return schema.path(keyword).isBoolean() && schema.path(keyword).asBoolean();
    }

    static boolean requires(JsonNode schema, String property) {
        return schema.path("required").values().stream()
                .anyMatch(each -> each.asString().equals(property));
    }
}

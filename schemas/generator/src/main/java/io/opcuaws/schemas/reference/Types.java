package io.opcuaws.schemas.reference;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The named types of a document, and which of them one message has for itself: those are explained where it is. */
final class Types {

    private static final String PLACE = "#/components/schemas/";

    private final JsonNode schemas;
    private final Map<String, Set<String>> usedBy = new LinkedHashMap<>();

    Types(JsonNode document) {
        schemas = document.path("components").path("schemas");
        document.path("components").path("messages").properties().forEach(message -> {
            for (String type : reachedFrom(message.getValue().path("payload"))) {
                usedBy.computeIfAbsent(type, any -> new TreeSet<>()).add(message.getKey());
            }
        });
    }

    JsonNode schema(String type) {
        return schemas.path(type);
    }

    /** The types that this message alone uses, what it is made of first. */
    List<String> ownedBy(String message, JsonNode payload) {
        return reachedFrom(payload).stream()
                .filter(type -> usedBy.getOrDefault(type, Set.of()).equals(Set.of(message)))
                .toList();
    }

    /** The types that several messages use, in the order of their names. */
    List<String> shared() {
        return usedBy.entrySet().stream()
                .filter(type -> type.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The name of the type that a schema refers to, and says little more; empty if it refers to none. */
    static String referredTo(JsonNode schema) {
        String direct = schema.path("$ref").asString("");
        String within = schema.path("allOf").path(0).path("$ref").asString("");
        String ref = direct.isEmpty() ? within : direct;
        return ref.startsWith(PLACE) ? ref.substring(PLACE.length()) : "";
    }

    private Set<String> reachedFrom(JsonNode schema) {
        Set<String> reached = new LinkedHashSet<>();
        reach(schema, reached);
        return reached;
    }

    private void reach(JsonNode schema, Set<String> reached) {
        String ref = schema.path("$ref").asString("");
        if (ref.startsWith(PLACE) && reached.add(ref.substring(PLACE.length()))) {
            reach(schemas.path(ref.substring(PLACE.length())), reached);
        }
        schema.values().forEach(part -> reach(part, reached));
    }
}

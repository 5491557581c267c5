package io.opcuaws.schemas.generator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas as AsyncAPI wants them, whose own language is JSON Schema, draft 07: every definition in one place under its name,
 * and nothing beside a {@code $ref}, where draft 07 would not look at it.
 */
final class AsyncApiSchemas {

    private static final String REF = "$ref";
    private static final String PLACE = "#/components/schemas/";

    /** What a document says of itself, and what is in a place of its own here. */
    private static final Set<String> LEFT_OUT =
            Set.of("$schema", "$id", "$defs", Keywords.SERVICE, Keywords.NOTIFICATION);

    /** Keywords whose values are properties by their names, which are no keywords. */
    private static final String PROPERTIES = "properties";

    /** Keywords whose values are values, in which nothing is looked for. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "required", "type");

    private final SchemaFolder folder;
    private final Map<String, Definition> named = new TreeMap<>();
    private final Map<String, JsonNode> converted = new TreeMap<>();

    AsyncApiSchemas(SchemaFolder folder) {
        this.folder = folder;
    }

    /** What a message must be. */
    JsonNode ofMessage(SchemaDocument document) {
        return convert(document, document.root());
    }

    /** The definitions that the messages need, by their names. */
    ObjectNode all() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        converted.forEach(all::set);
        return all;
    }

    private JsonNode convert(SchemaDocument document, JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> keyword : object.properties()) {
            if (!LEFT_OUT.contains(keyword.getKey()) && !keyword.getKey().equals(REF)) {
                result.set(keyword.getKey(), value(document, keyword.getKey(), keyword.getValue()));
            }
        }
        return object.has(REF)
                ? withReference(result, reference(document, object.path(REF).asString()))
                : result;
    }

    private JsonNode value(SchemaDocument document, String keyword, JsonNode value) {
        if (VALUES.contains(keyword)) {
            return value;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            list.values().forEach(element -> result.add(convert(document, element)));
            return result;
        }
        if (keyword.equals(PROPERTIES)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(property -> result.set(property.getKey(), convert(document, property.getValue())));
            return result;
        }
        return convert(document, value);
    }

    private static JsonNode withReference(ObjectNode beside, String reference) {
        if (beside.isEmpty()) {
            return beside.put(REF, reference);
        }
        ArrayNode all = beside.path("allOf") instanceof ArrayNode there ? there : beside.putArray("allOf");
        all.insertObject(0).put(REF, reference);
        return beside;
    }

    /** Names are unique over all files, or there would be two of one name here. */
    private String reference(SchemaDocument from, String ref) {
        Definition definition = folder.definition(from, ref);
        Definition before = named.putIfAbsent(definition.name(), definition);
        if (before == null) {
            converted.put(definition.name(), convert(definition.document(), definition.schema()));
        } else if (!before.equals(definition)) {
            throw new SchemaException(definition.document().file() + ": " + definition.name() + " is a name in "
                    + before.document().file() + ", too");
        }
        return PLACE + definition.name();
    }
}

package io.opcuaws.schemas.generator;

import tools.jackson.databind.JsonNode;

/**
 * A schema with a name: an element of a document's {@code $defs}.
 *
 * @param name the key in {@code $defs}; the name of the Java type, if one is made of it
 * @param document the document that references within the schema are read against
 */
record Definition(String name, SchemaDocument document, JsonNode schema) {

    boolean isEnum() {
        return schema.has("enum");
    }

    boolean isObject() {
        return Keywords.types(schema).contains("object");
    }

    /** A definition that only narrows another one: what it refers to gives it its Java type. */
    boolean isReference() {
        return schema.has("$ref");
    }
}

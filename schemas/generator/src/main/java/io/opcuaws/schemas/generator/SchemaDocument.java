package io.opcuaws.schemas.generator;

import tools.jackson.databind.JsonNode;

/**
 * One schema file.
 *
 * @param file its name, for error messages and for the comment in generated files
 * @param id its {@code $id}
 */
record SchemaDocument(String file, String id, JsonNode root) {}

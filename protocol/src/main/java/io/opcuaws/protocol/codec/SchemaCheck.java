package io.opcuaws.protocol.codec;

import tools.jackson.databind.JsonNode;

/**
 * Whether a value keeps to a schema: the same verdict as the validator's, many times sooner, but without a reason. What is
 * not accepted goes to the validator, which has the last word and the reason.
 */
@FunctionalInterface
interface SchemaCheck {

    SchemaCheck EVERYTHING = value -> true;

    SchemaCheck NOTHING = value -> false;

    boolean accepts(JsonNode value);

    /** Both of them. */
    default SchemaCheck and(SchemaCheck other) {
        return value -> accepts(value) && other.accepts(value);
    }
}

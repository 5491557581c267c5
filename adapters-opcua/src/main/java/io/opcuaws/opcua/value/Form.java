package io.opcuaws.opcua.value;

import tools.jackson.databind.JsonNode;

/**
 * One type between Java and JSON.
 *
 * @param <T> Milo's Java type
 */
interface Form<T> {

    /** The value as JSON, with native scalars (the strings of form v1 are made when the message is written). */
    JsonNode write(T value);

    /**
     * The value that the JSON stands for; numbers and booleans may be strings.
     *
     * @throws BadValueException if it stands for none of this type
     */
    T read(JsonNode json);
}

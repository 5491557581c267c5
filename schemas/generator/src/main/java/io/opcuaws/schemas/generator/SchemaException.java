package io.opcuaws.schemas.generator;

/** A schema cannot be turned into Java; the message says which and why. */
final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}

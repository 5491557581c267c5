package io.opcuaws.protocol;

/** Placeholder until the generator writes it. */
public enum Service {
    READ
}

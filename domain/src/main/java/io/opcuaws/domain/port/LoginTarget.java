package io.opcuaws.domain.port;

/** The server that a client asks for when it logs in. */
public sealed interface LoginTarget {

    /** One that the operator has named; the operator has also said how it is secured, and for which user. */
    record Named(String name) implements LoginTarget {}

    /** Any other; the client says everything. */
    record Open(SessionSettings settings) implements LoginTarget {}
}

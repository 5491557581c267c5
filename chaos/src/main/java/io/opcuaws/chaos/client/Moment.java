package io.opcuaws.chaos.client;

/** How far a client comes before it vanishes. */
public enum Moment {
    CONNECTED,
    IN_THE_HANDSHAKE,
    UPGRADED,
    LOGGING_IN,
    LOGGED_IN,
    SUBSCRIBING,
    ADDING_ITEMS,
    GETTING_VALUES,
    WITH_REQUESTS_IN_FLIGHT,
    LOGGING_OUT,
    LOGGED_OUT;

    /** Whether a client that vanishes at the other moment has been at this one. */
    boolean comesBefore(Moment other) {
        return compareTo(other) < 0;
    }
}

package io.opcuaws.chaos.fault;

/** A side of the gateway. */
public enum Side {
    CLIENTS,
    SERVER
}

package io.opcuaws.domain.access;

import io.opcuaws.domain.port.SessionSettings;

/**
 * A server that the operator has given a name, so that clients need to know neither its address nor a password for it.
 *
 * @param settings how to log in to it
 */
public record NamedTarget(SessionSettings settings, Rights rights) {}

package io.opcuaws.protocol;

/** The body of a message that a session sends without being asked (a data change, an event); sealed to the domain. */
public interface Notification {}

package io.opcuaws.chaos.client;

/**
 * A session as its client knows it.
 *
 * @param token what it can be resumed with; empty if it cannot
 */
record Session(String id, String token) {}

package io.opcuaws.app.peer;

/** How the gateway closed a WebSocket. */
public record Closed(int code, String reason) {}

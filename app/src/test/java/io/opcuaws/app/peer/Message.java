package io.opcuaws.app.peer;

import tools.jackson.databind.JsonNode;

/** A message from the gateway: its text as it came, and the same as a tree. */
public record Message(String text, JsonNode json) {

    static Message of(String text) {
        return new Message(text, Json.parse(text));
    }

    public String type() {
        return header("MessageType");
    }

    public String clientHandle() {
        return header("ClientHandle");
    }

    public String sessionId() {
        return header("SessionId");
    }

    /** The status code, as the number in text that v1 makes of it. */
    public String statusCode() {
        return header("StatusCode");
    }

    /** The status code's name; empty for a good one. */
    public String statusText() {
        return header("StatusText");
    }

    public JsonNode body() {
        return json.path("Body");
    }

    public boolean isGood() {
        return statusCode().equals("0");
    }

    /** Whether this tells of the session's connection: `Connect` or `Disconnect`. */
    public boolean isSessionStatus(String status) {
        return type().equals("GW_SessionStatusNotify")
                && body().path("SessionStatus").asString("").equals(status);
    }

    private String header(String field) {
        return json.path("Header").path(field).asString("");
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.opcuaws.chaos.client;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The gateway has answered, and not well. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    private final String status;

    RefusedException(JsonNode answer) {
        super(answer.path("Header").toString());
        status = Messages.statusText(answer);
    }

    /** The status code's name. */
    String status() {
        return status;
    }
}

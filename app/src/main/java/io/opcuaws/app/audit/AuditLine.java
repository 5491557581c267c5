package io.opcuaws.app.audit;

import io.opcuaws.domain.port.AuditEvent;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** An event as one line of JSON. Whatever a client sent is inside of JSON strings or checked JSON, so it cannot make a line. */
final class AuditLine {

    /** Of an operation or an old value, as much as is kept; a larger one is cut, and is a string then. */
    static final int LONGEST = 8_192;

    private static final JsonMapper MAPPER = new JsonMapper();

    private AuditLine() {}

    /** The line with its end. */
    static String of(AuditEvent event, Instant time) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("Time", time.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringProperty("Event", name(event.kind()));
            json.writeStringProperty("Service", event.service());
            json.writeStringProperty("Client", event.client().name());
            json.writeStringProperty("Address", event.client().address());
            event.session().ifPresent(id -> json.writeStringProperty("SessionId", id.value()));
            json.writeStringProperty("Target", event.target());
            event.user().ifPresent(user -> json.writeStringProperty("User", user));
            event.node().ifPresent(node -> json.writeStringProperty("NodeId", node));
            write(json, "Operation", event.operation());
            write(json, "OldValue", event.oldValue());
            if (event.kind() != AuditEvent.Kind.ASKED) {
                json.writeNumberProperty("StatusCode", event.status().value());
                json.writeStringProperty("StatusText", event.status().name());
            }
            if (!event.message().isEmpty()) {
                json.writeStringProperty("Message", event.message());
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** A line that says how many are missing before it. */
    static String lost(long count, Instant time) {
        return "{\"Time\":\"" + time.truncatedTo(ChronoUnit.MILLIS) + "\",\"Event\":\"Lost\",\"Count\":" + count
                + "}\n";
    }

    private static void write(JsonGenerator json, String name, Optional<String> value) {
        if (value.isEmpty()) {
            return;
        }
        if (value.get().length() > LONGEST) {
            json.writeStringProperty(name + "Cut", value.get().substring(0, LONGEST));
        } else {
            json.writeName(name);
            json.writeRawValue(value.get());
        }
    }

    private static String name(AuditEvent.Kind kind) {
        return switch (kind) {
            case LOGIN -> "Login";
            case RESUME -> "Resume";
            case LOGOUT -> "Logout";
            case SESSION_END -> "SessionEnd";
            case REFUSED -> "Refused";
            case ASKED -> "Asked";
            case DONE -> "Done";
        };
    }
}

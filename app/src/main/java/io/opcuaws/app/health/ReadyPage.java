package io.opcuaws.app.health;

import io.opcuaws.app.health.TargetHealth.Health;
import io.opcuaws.app.health.TargetHealth.State;
import io.opcuaws.ws.management.Page;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Whether clients may be sent here, and how each target that has a name was last seen. Callable from any thread. */
public final class ReadyPage {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final TargetHealth health;
    private final Supplier<? extends Collection<String>> names;

    /** @param names of the targets that there are now */
    public ReadyPage(TargetHealth health, Supplier<? extends Collection<String>> names) {
        this.health = health;
        this.names = names;
    }

    /** Whether no target has sessions that have all lost it. */
    public boolean noTargetIsLost() {
        return names.get().stream().noneMatch(name -> health.of(name).state() == State.INTERRUPTED);
    }

    public Page page(boolean ready) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("status", ready ? "UP" : "DOWN");
            json.writeObjectPropertyStart("targets");
            new TreeSet<>(names.get()).forEach(name -> write(json, name, health.of(name)));
            json.writeEndObject();
            json.writeEndObject();
        }
        return Page.json(ready, text.toString());
    }

    private static void write(JsonGenerator json, String name, Health health) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("state", health.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("sessions", health.sessions());
        health.lastFailure().ifPresent(failure -> {
            json.writeStringProperty("lastFailure", failure.status().name());
            json.writeStringProperty(
                    "failedAt", failure.at().truncatedTo(ChronoUnit.SECONDS).toString());
        });
        json.writeEndObject();
    }
}

package io.opcuaws.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RefusalReason;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was told to one who looks on, as lines; it must fit together. */
final class ToldTelemetry implements Telemetry {

    private final List<String> told = new ArrayList<>();
    private final Map<SessionId, SessionPhase> phases = new HashMap<>();

    /** What was told since this was asked last. */
    List<String> told() {
        List<String> lines = List.copyOf(told);
        told.clear();
        return lines;
    }

    /** Sessions that have begun and are not gone, with their phases. */
    Map<SessionId, SessionPhase> phases() {
        return phases;
    }

    @Override
    public void began(SessionTraits session) {
        assertThat(phases.put(session.id(), SessionPhase.OPENING))
                .as("a session begins once")
                .isNull();
        note(session, "began");
    }

    @Override
    public void moved(SessionTraits session, SessionPhase from, SessionPhase to) {
        assertThat(phases.put(session.id(), to))
                .as("a session moves from where it is")
                .isEqualTo(from);
        note(session, from + " -> " + to);
    }

    @Override
    public void gone(SessionTraits session) {
        assertThat(phases.remove(session.id()))
                .as("a session is closing before it is gone, once")
                .isEqualTo(SessionPhase.CLOSING);
        note(session, "gone");
    }

    @Override
    public void openFailed(SessionTraits session, Failure why) {
        note(session, "open failed " + why.status().name());
    }

    @Override
    public void interrupted(SessionTraits session, Failure why) {
        assertThat(phase(session))
                .as("only what was connected is interrupted")
                .isIn(SessionPhase.ACTIVE, SessionPhase.PARKED);
        note(session, "interrupted " + why.status().name());
    }

    @Override
    public void restored(SessionTraits session) {
        assertThat(phase(session)).as("only what was interrupted is restored").isEqualTo(SessionPhase.INTERRUPTED);
        note(session, "restored");
    }

    @Override
    public void refused(RefusalReason why) {
        told.add("refused " + why);
    }

    private @Nullable SessionPhase phase(SessionTraits session) {
        return phases.get(session.id());
    }

    private void note(SessionTraits session, String what) {
        told.add(session.id().value()
                + session.target().map(name -> " of " + name).orElse("") + " on "
                + session.client().connection() + ": " + what);
    }
}

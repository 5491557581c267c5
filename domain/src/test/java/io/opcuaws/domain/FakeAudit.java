package io.opcuaws.domain;

import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.AuditLog;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps events as lines of text. When what must be written first is on the disk is the test's to say. */
final class FakeAudit implements AuditLog {

    final List<CompletableFuture<Void>> writing = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** What has been written since this was asked last. */
    List<String> lines() {
        List<String> written = List.copyOf(lines);
        lines.clear();
        return written;
    }

    void fails(int index) {
        writing.get(index)
                .completeExceptionally(
                        new FailureException(new Failure(StatusCode.BAD_RESOURCE_UNAVAILABLE, "The disk is full.")));
    }

    @Override
    public void write(AuditEvent event) {
        lines.add(inWords(event));
    }

    @Override
    public CompletionStage<Void> writeFirst(List<AuditEvent> events) {
        events.forEach(this::write);
        CompletableFuture<Void> written = new CompletableFuture<>();
        writing.add(written);
        return written;
    }

    private static String inWords(AuditEvent event) {
        return event.kind() + " " + event.service() + " by " + event.client().name() + "@"
                + event.client().address() + words(" as ", event.user())
                + words(" in ", event.session()) + " to " + event.target() + words(" at ", event.node())
                + words(" from ", event.oldValue())
                + (event.status().isGood() ? "" : ": " + event.status().name());
    }

    private static String words(String prefix, Optional<?> word) {
        return word.map(some -> prefix + some).orElse("");
    }
}

package io.opcuaws.app;

import io.opcuaws.ws.AnsweredRequest;
import java.util.Optional;

/** A request that has been answered: in 4 ms, 2 of them at the server, if it was sent to one. */
public record Answered(String service, boolean wasSent, String session) implements AnsweredRequest {

    @Override
    public Optional<String> sessionId() {
        return Optional.of(session);
    }

    @Override
    public long nanos() {
        return 4_000_000;
    }

    @Override
    public long nanosBeforeServer() {
        return 1_000_000;
    }

    @Override
    public long nanosAtServer() {
        return 2_000_000;
    }
}

package io.opcuaws.domain.port;

/** Carries a {@link Failure} through a {@link java.util.concurrent.CompletionStage}; it has no stack trace. */
public final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.status().name() + ": " + failure.sentence(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}

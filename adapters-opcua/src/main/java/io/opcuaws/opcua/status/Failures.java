package io.opcuaws.opcua.status;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Failure} of whatever a stage of Milo's failed with. The messages of exceptions stay out of it: they may name
 * files, hosts or secrets.
 */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Failure BUG =
            new Failure(StatusCode.BAD_UNEXPECTED_ERROR, "The gateway failed at this request; its log says more.");

    private static final Failure NONSENSE =
            new Failure(StatusCode.BAD_COMMUNICATION_ERROR, "The server sent something that makes no sense in OPC UA.");
    private static final Failure GOOD =
            new Failure(Statuses.of(StatusCodes.Bad_UnknownResponse), "The server refused with the status Good.");

    private Failures() {}

    public static FailureException because(StatusCode status, String sentence) {
        return new FailureException(new Failure(status, sentence));
    }

    /** The failure that this exception stands for; one that nobody foresaw is logged. */
    public static Failure of(Throwable thrown) {
        return foreseen(unwrap(thrown)).orElseGet(() -> {
            LOG.error("unforeseen failure", unwrap(thrown));
            return BUG;
        });
    }

    /** As {@link #of}, while a server's bytes are read: Milo has many exceptions for what makes no sense. */
    public static Failure ofReading(Throwable thrown) {
        return foreseen(unwrap(thrown)).orElseGet(() -> {
            LOG.debug("a server's bytes make no sense", thrown);
            return NONSENSE;
        });
    }

    private static Optional<Failure> foreseen(Throwable cause) {
        if (cause instanceof FailureException expected) {
            return Optional.of(expected.failure());
        }
        Optional<UaException> ofMilo = UaException.extract(cause);
        if (ofMilo.isPresent()) {
            return Optional.of(ofCode(ofMilo.get()));
        }
        if (cause instanceof IOException) {
            return Optional.of(new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The connection to the server is lost."));
        }
        return UaException.extractStatusCode(cause).map(code -> ofCode(code.value()));
    }

    /** {@link #of(Throwable)} as an exception. */
    public static FailureException asException(Throwable thrown) {
        return unwrap(thrown) instanceof FailureException expected ? expected : new FailureException(of(thrown));
    }

    /** Whether the server itself answered so, in a ServiceFault. */
    public static boolean isServersAnswer(Throwable thrown) {
        return UaException.extract(thrown)
                .map(UaServiceFaultException.class::isInstance)
                .orElse(false);
    }

    public static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Failure ofCode(UaException thrown) {
        return ofCode(thrown.getStatusCode().value());
    }

    private static Failure ofCode(long value) {
        StatusCode status = Statuses.of(value);
        if (status.isGood()) {
            return GOOD;
        }
        return new Failure(
                status, Statuses.description(value).orElse("The server answered " + status.name() + " and no more."));
    }
}

package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientMessage.Served;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.ServiceResponse;
import org.jspecify.annotations.Nullable;

/** What came of a service. */
sealed interface ServiceOutcome {

    /** The outcome of a completed stage: exactly one of the two is there. */
    static ServiceOutcome of(@Nullable ServiceResponse response, @Nullable Throwable thrown) {
        return response != null ? new Done(response) : new Failed(Failures.of(thrown));
    }

    Reply toReply(RequestTag tag);

    record Done(ServiceResponse response) implements ServiceOutcome {
        @Override
        public Reply toReply(RequestTag tag) {
            return new Served(tag, response);
        }
    }

    record Failed(Failure failure) implements ServiceOutcome {
        @Override
        public Reply toReply(RequestTag tag) {
            return new Refused(tag, failure);
        }
    }
}

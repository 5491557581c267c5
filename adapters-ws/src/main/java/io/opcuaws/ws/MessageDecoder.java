package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.codec.Inbound;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.message.AuthenticateRequest;
import io.opcuaws.protocol.message.ListTargetsRequest;
import io.opcuaws.protocol.message.LoginRequest;
import io.opcuaws.protocol.message.RequestBody;
import io.opcuaws.protocol.message.ResumeRequest;
import java.time.Duration;
import java.util.Optional;

/** Turns a client's text into a request of the domain; bad input ends here, as the answer that it gets. */
final class MessageDecoder {

    /** Beyond it the domain's caps make no difference, and a {@link Duration} could not hold every double. */
    private static final double LONGEST_TIME = Duration.ofDays(365).toMillis();

    private final MessageReader reader;

    MessageDecoder(MessageReader reader) {
        this.reader = reader;
    }

    Decoded decode(String text) {
        long began = System.nanoTime();
        Inbound inbound = reader.read(text);
        RequestContext context = new RequestContext(inbound.envelope(), began);
        if (inbound instanceof Inbound.Rejected rejected) {
            return new Decoded.NotUnderstood(new Refused(context, failure(rejected)));
        }
        RequestBody body = ((Inbound.Accepted) inbound).body();
        if (body instanceof AuthenticateRequest request) {
            return new Decoded.Authenticate(context, Secret.ofText(request.token()));
        }
        try {
            return new Decoded.Understood(request(context, body));
        } catch (FailureException e) {
            return new Decoded.NotUnderstood(new Refused(context, e.failure()));
        }
    }

    private static ClientRequest request(RequestContext context, RequestBody body) {
        Optional<Duration> timeout = timeout(context.envelope());
        if (body instanceof LoginRequest login) {
            return new ClientRequest.Login(
                    context, timeout, LoginTranslation.target(login), millis(login.resumeWindow()));
        }
        if (body instanceof ResumeRequest resume) {
            return new ClientRequest.Resume(
                    context,
                    timeout,
                    new SessionId(resume.sessionId()),
                    Secret.ofText(resume.resumeToken()),
                    resume.lastNotify());
        }
        if (body instanceof ListTargetsRequest) {
            return new ClientRequest.ListTargets(context, timeout);
        }
        if (body instanceof ServiceRequest request && !request.service().needsSession()) {
            return new ClientRequest.Discover(context, timeout, request);
        }
        SessionId session = new SessionId(context.envelope().sessionId().orElseThrow());
        return body instanceof ServiceRequest request
                ? new ClientRequest.Invoke(context, timeout, session, request)
                : new ClientRequest.Logout(context, timeout, session);
    }

    private static Optional<Duration> timeout(Envelope envelope) {
        return envelope.requestTimeout().isEmpty()
                ? Optional.empty()
                : Optional.of(millis(envelope.requestTimeout().getAsDouble()));
    }

    /** A part of a millisecond is a millisecond: it must not become 0, which has a meaning of its own. */
    private static Duration millis(double time) {
        return Duration.ofMillis((long) Math.ceil(Math.min(time, LONGEST_TIME)));
    }

    private static Failure failure(Inbound.Rejected rejected) {
        StatusCode status = switch (rejected.problem()) {
            case UNKNOWN_SERVICE -> StatusCode.BAD_SERVICE_UNSUPPORTED;
            case NOT_A_REQUEST, INVALID_CONTENT -> StatusCode.BAD_INVALID_ARGUMENT;
            case TOO_DEEP -> StatusCode.BAD_ENCODING_LIMITS_EXCEEDED;
            case TOO_MANY_OPERATIONS -> StatusCode.BAD_TOO_MANY_OPERATIONS;
        };
        return new Failure(status, rejected.message());
    }
}

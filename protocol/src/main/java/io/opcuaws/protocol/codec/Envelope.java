package io.opcuaws.protocol.codec;

import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.NotifyBody;
import io.opcuaws.protocol.message.NotifyHeader;
import io.opcuaws.protocol.message.ResponseHeader;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request's header to answer it, and the headers of those answers.
 *
 * @param messageType the type of the request, whether the gateway knows it or not; empty if the text was no request
 * @param clientHandle the client's name for the request, in the client's spelling
 * @param sessionId the session that the request named, if it named one
 * @param requestTimeout the timeout that the request asked for, in milliseconds, finite and not negative
 */
public record Envelope(
        Optional<String> messageType,
        ClientHandle clientHandle,
        Optional<String> sessionId,
        OptionalDouble requestTimeout) {

    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";
    private static final long GOOD = 0;

    /** The header of the answer to a request that went well. */
    public ResponseHeader good() {
        return header(GOOD, null, null);
    }

    /**
     * The header of the answer to what could not be done or understood; there is no body with it.
     *
     * @param statusCode a status other than Good, 1 to 4294967295
     * @param statusText its symbolic name, e.g. {@code BadTimeout}
     * @param message one sentence for a person
     */
    public ResponseHeader bad(long statusCode, String statusText, String message) {
        if (statusCode == GOOD) {
            throw new IllegalArgumentException("a bad answer with the status Good");
        }
        return header(statusCode, statusText, message);
    }

    /**
     * The header of something that a session tells by itself; to be asked of the login's envelope.
     *
     * @param number counts what such a session tells, if it can be resumed
     */
    public NotifyHeader notify(NotifyBody body, String session, OptionalLong number) {
        return new NotifyHeader(
                body.messageType().text(),
                clientHandle.asClientHandle(),
                clientHandle.asClientHandler(),
                session,
                number.isPresent() ? number.getAsLong() : null);
    }

    Envelope withoutMessageType() {
        return new Envelope(Optional.empty(), clientHandle, sessionId, requestTimeout);
    }

    static boolean isRequest(String messageType) {
        return messageType.endsWith(REQUEST);
    }

    private ResponseHeader header(long statusCode, @Nullable String statusText, @Nullable String message) {
        return new ResponseHeader(
                responseType(),
                clientHandle.asClientHandle(),
                clientHandle.asClientHandler(),
                isLogin() ? "" : sessionId.orElse(null),
                requestTimeout.isPresent() ? requestTimeout.getAsDouble() : null,
                statusCode,
                statusText,
                message);
    }

    private String responseType() {
        return messageType
                .filter(Envelope::isRequest)
                .map(type -> type.substring(0, type.length() - REQUEST.length()) + RESPONSE)
                .orElse(MessageType.SERVICE_FAULT.text());
    }

    /** A login response names the new session in its body; its header has an empty SessionId, as the seed shows it. */
    private boolean isLogin() {
        return messageType.filter(MessageType.LOGIN_REQUEST.text()::equals).isPresent();
    }
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.codec.Envelope;
import io.opcuaws.protocol.message.MessageType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a request's header comes back with its answer, sealed to the domain, and how long what has taken.
 *
 * <p>The times are written as the request goes its way, one thread after the other. Only a server that answers when its client
 * has been answered already may still write, which is why that one is volatile.
 */
final class RequestContext implements RequestTag, AnsweredRequest {

    private static final String PREFIX = "GW_";
    private static final String SUFFIX = "Request";

    /** What is asked for, by each name of a request. */
    private static final Map<String, String> SERVICES = Arrays.stream(MessageType.values())
            .filter(type -> type.text().endsWith(SUFFIX))
            .flatMap(type -> type.names().stream().map(name -> Map.entry(name, service(type))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Envelope envelope;
    private final long began;
    private long ended;
    private long sent;
    private boolean wasSent;
    private volatile long serverEnded;
    private volatile boolean serverHasEnded;

    /** @param began when all of the request was there, by {@link System#nanoTime} */
    RequestContext(Envelope envelope, long began) {
        this.envelope = envelope;
        this.began = began;
        this.ended = began;
    }

    /** Every tag that the domain gives back was made by {@link MessageDecoder}. */
    static RequestContext of(RequestTag tag) {
        return (RequestContext) tag;
    }

    static Envelope envelopeOf(RequestTag tag) {
        return of(tag).envelope;
    }

    private static String service(MessageType type) {
        return type.text().substring(PREFIX.length(), type.text().length() - SUFFIX.length());
    }

    Envelope envelope() {
        return envelope;
    }

    /** Its answer is ready. */
    void ends() {
        ended = System.nanoTime();
    }

    @Override
    public void sentToServer() {
        sent = System.nanoTime();
        wasSent = true;
    }

    @Override
    public void serverAnswered() {
        serverEnded = System.nanoTime();
        serverHasEnded = true;
    }

    @Override
    public String service() {
        @Nullable
        String service = envelope.messageType().isPresent()
                ? SERVICES.get(envelope.messageType().get())
                : null;
        return service == null ? UNKNOWN : service;
    }

    @Override
    public Optional<String> sessionId() {
        return envelope.sessionId();
    }

    @Override
    public long nanos() {
        return ended - began;
    }

    @Override
    public boolean wasSent() {
        return wasSent;
    }

    @Override
    public long nanosBeforeServer() {
        return sent - began;
    }

    @Override
    public long nanosAtServer() {
        return (serverHasEnded ? serverEnded : ended) - sent;
    }
}

package io.opcuaws.ws;

import io.opcuaws.domain.port.Delivery;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that wait for one client to read them; Jetty has one of them at a time. What waits is bounded: a client
 * that lets it grow over the bound is closed with 1013 (try again later), and the rest is dropped.
 *
 * <p>Callable from any thread. Jetty is called without the lock.
 */
final class OutboundQueue {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundQueue.class);
    private static final long CLOSE_GRACE_SECONDS = 5;

    private final Session session;
    private final long maxCharacters;
    private final ScheduledExecutorService scheduler;
    private final Queue<String> messages = new ArrayDeque<>();
    private long characters;
    private boolean sending;
    private @Nullable Close close;
    private boolean finished;

    private record Close(int code, String reason) {}

    private enum Addition {
        ADDED,
        OVERFLOWN,
        CLOSED
    }

    /** @param maxCharacters how much may wait, the message that is being sent included */
    OutboundQueue(Session session, long maxCharacters, ScheduledExecutorService scheduler) {
        this.session = session;
        this.maxCharacters = maxCharacters;
        this.scheduler = scheduler;
    }

    /** Sends the message after those before it. */
    Delivery send(String message) {
        switch (add(message)) {
            case ADDED -> advance();
            case OVERFLOWN -> {
                LOG.warn("A client is closed because it reads too slowly: {} characters wait for it.", maxCharacters);
                closeNow(new Close(StatusCode.TRY_AGAIN_LATER, "The client reads too slowly."));
                return Delivery.GONE;
            }
            case CLOSED -> {
                return Delivery.GONE;
            }
        }
        return Delivery.QUEUED;
    }

    /** Closes the connection after the messages before; repeatable. */
    void close(int code, String reason) {
        synchronized (this) {
            if (close == null) {
                close = new Close(code, reason);
            }
        }
        advance();
    }

    private synchronized Addition add(String message) {
        if (close != null || finished) {
            return Addition.CLOSED;
        }
        characters += message.length();
        if (characters > maxCharacters) {
            messages.clear();
            finished = true;
            return Addition.OVERFLOWN;
        }
        messages.add(message);
        return Addition.ADDED;
    }

    /** Gives Jetty what is next. Jetty may call back at once, on this thread, but never deeper than one call. */
    private void advance() {
        String message;
        Close last = null;
        synchronized (this) {
            if (sending || finished) {
                return;
            }
            message = messages.poll();
            if (message != null) {
                sending = true;
            } else if (close != null) {
                finished = true;
                last = close;
            }
        }
        if (message != null) {
            int length = message.length();
            session.sendText(message, Callback.from(() -> sent(length), this::failed));
        } else if (last != null) {
            closeNow(last);
        }
    }

    private void sent(int length) {
        synchronized (this) {
            characters -= length;
            sending = false;
        }
        advance();
    }

    /** The connection is broken: Jetty tells the endpoint of it by itself. */
    private void failed(Throwable cause) {
        LOG.debug("A message could not be sent.", cause);
        synchronized (this) {
            messages.clear();
            finished = true;
        }
    }

    /** The close frame waits behind what the client does not read, and its answer may never come: not for ever. */
    @SuppressWarnings("FutureReturnValueIgnored") // disconnecting what is already gone does nothing
    private void closeNow(Close reason) {
        session.close(reason.code(), reason.reason(), Callback.NOOP);
        scheduler.schedule(session::disconnect, CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
    }
}

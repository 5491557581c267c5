package io.opcuaws.ws;

import io.opcuaws.domain.port.ClientMessage;
import io.opcuaws.domain.port.ClientMessage.Notify;
import io.opcuaws.domain.port.ClientMessage.Reply;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.CloseReason;
import io.opcuaws.domain.port.Delivery;
import io.opcuaws.ws.Backlog.Leaving;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The domain's way back to one client. Messages wait in a {@link Backlog} for the client to read; Jetty has one of them at a
 * time. A client that lets too much wait is closed with 1013 (try again later), and the rest is dropped.
 *
 * <p>Callable from any thread, and never waits for the client. Jetty is called without the lock.
 */
final class OutboundQueue implements ClientPort {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundQueue.class);
    private static final long CLOSE_GRACE_SECONDS = 5;

    private final Session session;
    private final Backlog backlog;
    private final ClientTelemetry telemetry;
    private final ScheduledExecutorService scheduler;
    private boolean sending;
    private @Nullable Close close;
    private boolean finished;

    private record Close(int code, String reason) {}

    private enum Addition {
        ADDED,
        OVERFLOWN,
        CLOSED
    }

    OutboundQueue(Session session, Backlog backlog, ClientTelemetry telemetry, ScheduledExecutorService scheduler) {
        this.session = session;
        this.backlog = backlog;
        this.telemetry = telemetry;
        this.scheduler = scheduler;
    }

    @Override
    public Delivery send(ClientMessage message) {
        Addition addition = add(() -> backlog.add(message));
        tellOf(message, addition);
        return goOn(addition);
    }

    /** Sends what is no matter of the domain's. */
    void sendText(String text) {
        goOn(add(() -> backlog.add(text)));
    }

    /** Before it leaves, so that whoever has seen the answer finds it counted. */
    private void tellOf(ClientMessage message, Addition addition) {
        if (message instanceof Reply reply) {
            RequestContext request = RequestContext.of(reply.tag());
            request.ends();
            telemetry.answered(request, reply.status());
        } else if (message instanceof Notify notify && addition == Addition.ADDED) {
            telemetry.notified(
                    NotificationKind.of(notify.notice()), notify.notice().weight());
        }
    }

    private Delivery goOn(Addition addition) {
        switch (addition) {
            case ADDED -> advance();
            case OVERFLOWN -> {
                telemetry.refused(ClientRefusal.SLOW_READER);
                closeNow(new Close(StatusCode.TRY_AGAIN_LATER, "The client reads too slowly."));
                return Delivery.GONE;
            }
            case CLOSED -> {
                return Delivery.GONE;
            }
        }
        return Delivery.QUEUED;
    }

    /** What waits for the client. */
    synchronized long waitingBytes() {
        return backlog.bytes();
    }

    @Override
    public void close(CloseReason reason) {
        switch (reason) {
            case SHUTDOWN -> close(StatusCode.SHUTDOWN, "The gateway is shutting down.");
        }
    }

    /** As {@link #close(int, String)}, and whoever looks on is told why, before the client is. */
    void close(ClientRefusal why, int code, String reason) {
        if (closes(new Close(code, reason))) {
            telemetry.refused(why);
            goToClose();
        }
    }

    /**
     * Closes the connection after the messages before, but does not wait for ever until the client has read them; repeatable.
     */
    void close(int code, String reason) {
        if (closes(new Close(code, reason))) {
            goToClose();
        }
    }

    private synchronized boolean closes(Close how) {
        boolean first = close == null;
        if (first) {
            close = how;
        }
        return first;
    }

    private void goToClose() {
        advance();
        disconnectLater();
    }

    private synchronized Addition add(BooleanSupplier addToBacklog) {
        if (close != null || finished) {
            return Addition.CLOSED;
        }
        if (!addToBacklog.getAsBoolean()) {
            backlog.overflown();
            finish();
            return Addition.OVERFLOWN;
        }
        return Addition.ADDED;
    }

    private synchronized void finish() {
        backlog.clear();
        finished = true;
    }

    /** Gives Jetty what is next. Jetty may call back at once, on this thread, but never deeper than one call. */
    private void advance() {
        Optional<Leaving> next;
        Close last = null;
        synchronized (this) {
            if (sending || finished) {
                return;
            }
            next = backlog.next();
            sending = next.isPresent();
            if (next.isEmpty() && close != null) {
                finished = true;
                last = close;
            }
        }
        if (next.isPresent()) {
            Leaving message = next.get();
            session.sendText(message.text(), Callback.from(() -> sent(message), this::failed));
        } else if (last != null) {
            closeNow(last);
        }
    }

    private void sent(Leaving message) {
        synchronized (this) {
            backlog.sent(message);
            sending = false;
        }
        advance();
    }

    /** The connection is broken: Jetty tells the endpoint of it by itself. */
    private void failed(Throwable cause) {
        LOG.debug("A message could not be sent.", cause);
        finish();
    }

    /** The close frame waits behind what the client does not read, and its answer may never come: not for ever. */
    private void closeNow(Close reason) {
        session.close(reason.code(), reason.reason(), Callback.NOOP);
        disconnectLater();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // disconnecting what is already gone does nothing
    private void disconnectLater() {
        scheduler.schedule(session::disconnect, CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
    }
}

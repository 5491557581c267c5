package io.opcuaws.bench.echo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Public only because Jetty demands it. Besides requests, which are JSON, it takes commands, each line of
 * which but the first is a message: {@code !teach <type>} (what such a request is answered with; followed by a
 * name of {@link io.opcuaws.bench.bare.Operations} and a server's URL, when that has been done there), {@code !push} (what is sent
 * ten times a second from now on), {@code !stop} (that has an end).
 */
public final class EchoEndpoint implements Session.Listener {

    private static final String TYPE = "\"MessageType\":\"";
    private static final String TEACH = "!teach ";
    private static final String PUSH = "!push";
    private static final long PERIOD_MILLIS = 100;

    private final EchoServer server;
    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable Session session;
    private @Nullable Future<?> ticks;
    private boolean sending;

    EchoEndpoint(EchoServer server) {
        this.server = server;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.demand();
    }

    @Override
    public void onWebSocketText(String text) {
        if (text.startsWith("!")) {
            command(new ArrayList<>(text.lines().toList()));
        } else {
            int start = text.indexOf(TYPE) + TYPE.length();
            Taught taught = server.answersTo(text.substring(start, text.indexOf('"', start)));
            var unused = taught.deed().perform(0).thenAccept(well -> {
                if (well) { // else the driver waits for ever, which is noticed
                    taught.answers().forEach(canned -> send(List.of(canned.to(text))));
                }
            });
        }
        if (session != null) {
            session.demand();
        }
    }

    private void command(List<String> lines) {
        String command = lines.remove(0);
        if (command.startsWith(TEACH)) {
            List<String> words = List.of(command.substring(TEACH.length()).split(" "));
            server.teach(
                    words.get(0),
                    Taught.of(words, lines.stream().map(CannedAnswer::of).toList()));
        } else if (command.equals(PUSH)) {
            List<String> messages = List.copyOf(lines);
            ticks = server.timer()
                    .scheduleAtFixedRate(() -> send(messages), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            stop();
        }
    }

    private void send(List<String> messages) {
        synchronized (this) {
            waiting.addAll(messages);
            if (sending) {
                return;
            }
            sending = true;
        }
        advance();
    }

    /** Jetty has one message at a time; it may call back at once, on this thread. */
    private void advance() {
        String next;
        synchronized (this) {
            next = waiting.poll();
            sending = next != null;
        }
        if (next != null && session != null) {
            session.sendText(next, Callback.from(this::advance, broken -> stop()));
        }
    }

    @Override
    public void onWebSocketPing(java.nio.ByteBuffer payload) {
        if (session != null) {
            session.demand();
        }
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        stop();
        callback.succeed();
    }

    private void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}

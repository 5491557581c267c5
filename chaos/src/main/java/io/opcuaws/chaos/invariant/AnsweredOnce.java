package io.opcuaws.chaos.invariant;

import io.opcuaws.chaos.net.Daemon;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Each request on an open connection is answered exactly once, in time. Whatever the wire or the client itself holds back is
 * not late; it has its time from when nothing holds it back any more.
 */
public final class AnsweredOnce {

    private static final String PROMISE = "each request is answered once";

    private static final long LOOK_MILLIS = 200;

    private final Violations violations;
    private final Duration inTime;
    private final Set<Book> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    /** @param inTime how long an answer may take: the gateway's deadline, and what a busy machine needs on top */
    public AnsweredOnce(Violations violations, Duration inTime) {
        this.violations = violations;
        this.inTime = inTime;
    }

    /**
     * A new connection.
     *
     * @param calmSince since when its wire carries all at once; nothing while it does not
     */
    public Book open(String client, Supplier<OptionalLong> calmSince) {
        Book book = new Book(client, calmSince);
        open.add(book);
        return book;
    }

    /** Looks from time to time for answers that are missing, on a thread of its own, for as long as the process lives. */
    public void watch() {
        Daemon.start("answers", () -> {
            try {
                while (true) {
                    check();
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Looks now. */
    void check() {
        open.forEach(Book::check);
    }

    /** How many requests there were, answered or not. */
    public long asked() {
        return asked.get();
    }

    public long answered() {
        return answered.get();
    }

    private record Question(String service, long sent) {}

    /** What is asked and answered on one connection. Any thread may call. */
    public final class Book {

        private final String client;
        private final Supplier<OptionalLong> calmSince;
        private final Map<String, Question> waiting = new HashMap<>();
        private final Set<String> done = new HashSet<>();
        private boolean closed;

        private Book(String client, Supplier<OptionalLong> calmSince) {
            this.client = client;
            this.calmSince = calmSince;
        }

        /** To be called before the request is sent. */
        public synchronized void asks(String handle, String service) {
            asked.incrementAndGet();
            waiting.put(handle, new Question(service, System.nanoTime()));
        }

        public synchronized void isAnswered(String handle, String answer) {
            if (closed) {
                return;
            }
            answered.incrementAndGet();
            if (waiting.remove(handle) != null) {
                done.add(handle);
            } else {
                violations.add(
                        PROMISE,
                        "%s got %s for request %s, which %s",
                        client,
                        answer,
                        handle,
                        done.contains(handle) ? "had an answer" : "was never sent");
            }
        }

        /** Something that nobody can understand. */
        public synchronized void hearsNonsense(String text) {
            if (!closed) {
                violations.add("what the gateway says can be understood", "%s got %s", client, text);
            }
        }

        /** What was not answered need not be any more. */
        public synchronized void close() {
            closed = true;
            open.remove(this);
            waiting.clear();
        }

        private synchronized void check() {
            OptionalLong calm = calmSince.get();
            if (calm.isEmpty() || closed) {
                return;
            }
            long now = System.nanoTime();
            waiting.entrySet().removeIf(entry -> {
                Question question = entry.getValue();
                long since = Math.max(question.sent(), calm.getAsLong());
                boolean late = now - since > inTime.toNanos();
                if (late) {
                    violations.add(
                            PROMISE,
                            "%s waits since %.1f s for the answer to %s request %s",
                            client,
                            (now - question.sent()) / 1e9,
                            question.service(),
                            entry.getKey());
                }
                return late;
            });
        }
    }
}

package io.opcuaws.opcua.channel;

import io.opcuaws.domain.port.SessionId;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs tasks one at a time and in the order in which they came, on some thread of an executor: what it runs needs no lock.
 * Each task sees what the ones before it did.
 */
public final class Lane implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final String SESSION = "session";

    private final Executor executor;
    private final Optional<String> session;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    public Lane(Executor executor) {
        this(executor, Optional.empty());
    }

    /** What its tasks log bears the id of this session. */
    public Lane(Executor executor, SessionId session) {
        this(executor, Optional.of(session.value()));
    }

    private Lane(Executor executor, Optional<String> session) {
        this.executor = executor;
        this.session = session;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    /** Runs the task on the calling thread if nothing runs, and then what came meanwhile; else as {@link #execute}. */
    void lendThread(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        session.ifPresent(id -> MDC.put(SESSION, id));
        try {
            runAll();
        } finally {
            session.ifPresent(id -> MDC.remove(SESSION));
        }
    }

    private void runAll() {
        int done = 0;
        do {
            Runnable task = tasks.poll();
            done++;
            if (task != null) {
                run(task);
            }
        } while (waiting.get() > done);
        if (waiting.addAndGet(-done) > 0) {
            executor.execute(this::drain);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task of a session failed", e); // the tasks after it must still run
        }
    }
}

package io.opcuaws.app.audit;

import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.AuditLog;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audit on a thread of its own. What waits to be written is bounded: events that find no room are lost, and the file
 * says how many; what must be written first fails instead.
 */
public final class AuditFile implements AuditLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
    private static final Failure FAILED =
            new Failure(StatusCode.BAD_RESOURCE_UNAVAILABLE, "The audit cannot be written.");
    private static final long PATIENCE_AT_THE_END_MILLIS = 3_000;

    /** Lines that belong together, and who waits for them to be on the disk; nobody, if that is complete already. */
    private record Entry(String lines, CompletableFuture<Void> written) {}

    private final AuditSettings settings;
    private final Clock clock;
    private final Store store;
    private final BlockingQueue<Entry> queue;
    private final Entry end = new Entry("", CompletableFuture.completedFuture(null));
    private final AtomicLong lost = new AtomicLong();
    private final LongAdder lostInAll = new LongAdder();
    private final Thread thread = new Thread(this::run, "gateway-audit");

    /** Only the thread uses it. */
    private boolean failing;

    /**
     * Begins to write.
     *
     * @throws IOException if the file cannot be written to
     */
    public static AuditFile open(AuditSettings settings, Clock clock) throws IOException {
        return new AuditFile(settings, clock, new RotatingFile(settings.file(), settings.maxBytes(), settings.files()));
    }

    AuditFile(AuditSettings settings, Clock clock, Store store) {
        this.settings = settings;
        this.clock = clock;
        this.store = store;
        this.queue = new LinkedBlockingQueue<>(settings.queued());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(AuditEvent event) {
        if (!queue.offer(new Entry(AuditLine.of(event, clock.instant()), CompletableFuture.completedFuture(null)))) {
            lost.incrementAndGet();
            lostInAll.increment();
        }
    }

    @Override
    public CompletionStage<Void> writeFirst(List<AuditEvent> events) {
        Instant now = clock.instant();
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(AuditLine.of(event, now)));
        Entry entry = new Entry(lines.toString(), new CompletableFuture<>());
        if (!queue.offer(entry)) {
            entry.written().completeExceptionally(new FailureException(FAILED));
        }
        return entry.written()
                .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(new FailureException(FAILED)))
                .minimalCompletionStage();
    }

    /** How many entries could not be written since the start. Callable from any thread. */
    public long lostInAll() {
        return lostInAll.sum();
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (!batch.contains(end)) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch);
                write(batch);
            }
            store.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; then this is the end
        } catch (IOException e) {
            LOG.error("The audit file could not be closed.", e);
        }
    }

    private void write(List<Entry> batch) {
        List<CompletableFuture<Void>> waiting = batch.stream()
                .map(Entry::written)
                .filter(written -> !written.isDone())
                .toList();
        long missing = lost.getAndSet(0);
        int done = 0;
        try {
            if (missing > 0) {
                write(AuditLine.lost(missing, clock.instant()));
                missing = 0;
            }
            for (Entry entry : batch) {
                write(entry.lines());
                done++;
            }
            if (!waiting.isEmpty()) {
                store.force();
            }
            waiting.forEach(written -> written.complete(null));
            succeeded();
        } catch (IOException | RuntimeException e) {
            lost.addAndGet(missing + batch.size() - done);
            lostInAll.add(batch.size() - done);
            waiting.forEach(written -> written.completeExceptionally(new FailureException(FAILED)));
            failed(e);
        }
    }

    private void write(String lines) throws IOException {
        if (!lines.isEmpty()) {
            store.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void failed(Exception why) {
        if (!failing) {
            failing = true;
            LOG.error("The audit cannot be written to {}.", settings.file(), why);
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.warn("The audit can be written again; it says how many events are missing.");
        }
    }

    /** Writes what waits, and ends; gives up after a few seconds. What comes after that is lost. */
    @Override
    public void close() {
        try {
            if (queue.offer(end, PATIENCE_AT_THE_END_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.join(PATIENCE_AT_THE_END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("The end of the audit is not written: the disk takes too long.");
        }
    }
}

package io.opcuaws.app.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What arrived from a peer, in its order. One thread adds, the test's thread takes; what nobody takes stays, so that a
 * test can also say that nothing else came.
 */
final class Inbox<T> {

    private final List<T> history = new ArrayList<>();
    private final List<T> untaken = new ArrayList<>();
    private @Nullable String end;

    synchronized void add(T item) {
        history.add(item);
        untaken.add(item);
        notifyAll();
    }

    /** Nothing more will come; who waits is told why. */
    synchronized void end(String reason) {
        end = reason;
        notifyAll();
    }

    /** Takes the first item that matches, those before it stay. Fails when none comes in time, or none can come any more. */
    synchronized T take(String wanted, Predicate<? super T> matches, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            for (Iterator<T> items = untaken.iterator(); items.hasNext(); ) {
                T item = items.next();
                if (matches.test(item)) {
                    items.remove();
                    return item;
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (end != null || left <= 0) {
                String why = end != null ? end : "none within " + patience;
                throw new AssertionError("waiting for " + wanted + ": " + why + "; untaken: " + untaken);
            }
            await(left);
        }
    }

    /** Waits until nothing more can come. */
    synchronized void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (end == null) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no end within " + patience + "; untaken: " + untaken);
            }
            await(left);
        }
    }

    synchronized List<T> history() {
        return List.copyOf(history);
    }

    synchronized List<T> untaken() {
        return List.copyOf(untaken);
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is take's
    private synchronized void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting; untaken: " + untaken, interrupted);
        }
    }
}
